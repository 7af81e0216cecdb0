package io.hutong.web.connection;

import io.hutong.web.problem.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.netty.NettyPipeline;

/**
 * Ends connections whose requests do not arrive in time: Reactor Netty has a time-out for a body
 * only, and only while somebody reads it. One handler sees the bytes before they are decoded, the
 * other what was decoded and what is answered; both run on the connection's event loop. A request
 * that arrives at once, as nearly all do, starts no timer.
 */
final class ArrivalGuard {

    private static final String BYTES = "hutong.arrival.bytes";
    private static final String MESSAGES = "hutong.arrival.messages";

    private final Arrival arrival;
    private @Nullable Future<?> timer;
    private boolean ended;

    private ArrivalGuard(Arrival arrival) {
        this.arrival = arrival;
    }

    static void watch(Channel channel, Arrival.Limits limits) {
        ArrivalGuard guard = new ArrivalGuard(new Arrival(limits));
        channel.pipeline().addBefore(NettyPipeline.HttpCodec, BYTES, guard.new Bytes());
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, MESSAGES, guard.new Messages());
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            arrival.bytes();
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (timer == null && arrival.part() != Arrival.Part.NOTHING) {
                startTimer(context);
            }
            context.fireChannelReadComplete();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stopTimer();
            context.fireChannelInactive();
        }

        private void startTimer(ChannelHandlerContext context) {
            timer = context.executor().schedule(() -> timeIsUp(context),
                    arrival.limit().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void timeIsUp(ChannelHandlerContext context) {
            timer = null;
            Arrival.Verdict verdict = arrival.timeIsUp();
            ended = verdict != Arrival.Verdict.GO_ON;
            switch (verdict) {
                case GO_ON -> {
                    if (arrival.part() != Arrival.Part.NOTHING) {
                        startTimer(context);
                    }
                }
                case ANSWER_AND_CLOSE -> {
                    var _ = context.writeAndFlush(tooSlow())
                            .addListener(ChannelFutureListener.CLOSE);
                }
                case CLOSE -> {
                    var _ = context.close();
                }
            }
        }
    }

    private final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (ended) {
                // what is left of a request at its end would be logged as one that cannot be read
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpRequest) {
                stopTimer();
                arrival.headComplete();
            }
            if (message instanceof LastHttpContent) {
                stopTimer();
                arrival.bodyComplete();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            boolean interim = message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (message instanceof HttpResponse && !interim) {
                arrival.answerBegins();
            }
            if (message instanceof LastHttpContent && !interim) {
                arrival.answerEnds();
            }
            var _ = context.write(message, promise);
        }
    }

    private static ByteBuf tooSlow() {
        byte[] body = Problem.of(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TOO_SLOW",
                "The request did not arrive in time; send it again.").toJson();
        String head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/problem+json\r\n"
                + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
    }
}
