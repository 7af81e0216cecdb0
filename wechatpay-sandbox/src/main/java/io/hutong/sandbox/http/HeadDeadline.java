package io.hutong.sandbox.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes connections on which a request's head has begun and does not end. The clock starts with
 * the first byte, so that a client that sends a byte now and then cannot keep a connection. One
 * instance per connection, used by its event loop only.
 */
final class HeadDeadline {

    private final Duration within;
    private boolean inBody;
    private @Nullable ScheduledFuture<?> deadline;

    private HeadDeadline(Duration within) {
        this.within = within;
    }

    static void on(ChannelPipeline pipeline, Duration within) {
        HeadDeadline watch = new HeadDeadline(within);
        pipeline.addFirst("headBegins", watch.new Bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, "headEnds", watch.new Messages());
    }

    private void begin(ChannelHandlerContext context) {
        if (!inBody && deadline == null) {
            deadline = context.executor().schedule(() -> {
                var _ = context.close();
            }, within.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Before the decoder: anything that comes outside of a body begins a head. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            begin(context);
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
            context.fireChannelInactive();
        }
    }

    /** After the decoder. */
    private final class Messages extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                inBody = true;
                end();
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(message);
        }
    }
}
