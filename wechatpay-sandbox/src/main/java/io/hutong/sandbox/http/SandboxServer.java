package io.hutong.sandbox.http;

import io.hutong.sandbox.protocol.Answer.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** HTTP/1.1 only: API v3's header names need their exact case, which HTTP/2 does not keep. */
public final class SandboxServer implements AutoCloseable {

    private static final int MAX_BODY = 2 * 1024 * 1024;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration SLOW = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final String API = "/v3/";

    private final Dispatcher dispatcher;
    private final PageAccess pages;
    private final Duration hold;
    private final LoopResources loops;
    private final Scheduler slowWork;
    private final DisposableServer server;

    private SandboxServer(ServerParts parts, Binding binding) {
        this.pages = new PageAccess(parts.pageOrigins());
        this.dispatcher = new Dispatcher(parts,
                new Replies(parts.identities(), parts.signer()), pages);
        this.hold = binding.hold();
        this.loops = LoopResources.create("sandbox",
                Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        this.slowWork = Schedulers.fromExecutorService(
                Executors.newVirtualThreadPerTaskExecutor());
        this.server = HttpServer.create().host(binding.host()).port(binding.port())
                .runOn(loops)
                .protocol(HttpProtocol.HTTP11)
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(MAX_LINE)
                        .maxHeaderSize(MAX_HEADERS))
                .idleTimeout(IDLE)
                .requestTimeout(SLOW)
                .doOnChannelInit((observer, channel, address) -> HeadDeadline.on(channel.pipeline(),
                        binding.head()))
                .doOnConnection(connection -> connection.addHandlerFirst(new ReadTimeoutHandler(
                        IDLE.plus(hold).toSeconds(), TimeUnit.SECONDS)))
                .handle(this::handle)
                .bindNow();
    }

    /**
     * Where a server listens, and its patience with clients.
     *
     * @param hold how long a client waits that a fault left alone
     * @param head within which a request's head has to be complete
     */
    public record Binding(String host, int port, Duration hold, Duration head) {
    }

    public static SandboxServer start(ServerParts parts, Binding binding) {
        return new SandboxServer(parts, binding);
    }

    public int port() {
        return server.port();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String announced = request.requestHeaders().get("Content-Length", "0");
        if (announced.length() > 9 || Long.parseLong(announced) > MAX_BODY) {
            return tooLarge(response);
        }
        return collect(request).map(Optional::of)
                .onErrorResume(ChannelException.class, e -> Mono.just(Optional.empty()))
                .flatMap(body -> body.isEmpty() ? tooSlow(response)
                        : answer(request, body.get(), response));
    }

    private Mono<Void> answer(HttpServerRequest request, byte[] body,
            HttpServerResponse response) {
        if (body.length > MAX_BODY) {
            return tooLarge(response);
        }
        Incoming incoming = new Incoming(request.method().name(), originForm(request.uri()),
                arrival(request), name -> request.requestHeaders().get(name, ""), body);
        pages.headers(incoming).forEach(response::header);
        return incoming.path().startsWith(API)
                ? deliver(dispatcher.answer(incoming), response)
                : Mono.fromCallable(() -> dispatcher.answer(incoming)).subscribeOn(slowWork)
                        .flatMap(delivery -> deliver(delivery, response));
    }

    /** The whole body, or, when it is too large, one byte more than is allowed. */
    private static Mono<byte[]> collect(HttpServerRequest request) {
        return Mono.using(Unpooled::compositeBuffer, buffer -> request.receive()
                .<Boolean>handle((part, sink) -> {
                    add(buffer, part);
                    if (buffer.readableBytes() > MAX_BODY) {
                        sink.complete();
                    }
                })
                .then(Mono.fromSupplier(() -> bytes(buffer))), CompositeByteBuf::release);
    }

    private static void add(CompositeByteBuf buffer, ByteBuf part) {
        if (buffer.readableBytes() <= MAX_BODY) {
            buffer.addComponent(true, part.retain());
        }
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private Mono<Void> tooSlow(HttpServerResponse response) {
        Reply reply = Replies.refusal(Refusal.of(408, "PARAM_ERROR",
                "The body did not come within " + SLOW.toSeconds() + " seconds"));
        response.keepAlive(false);
        return send(reply, response);
    }

    private Mono<Void> tooLarge(HttpServerResponse response) {
        Reply reply = Replies.refusal(Refusal.of(413, "PARAM_ERROR",
                "The body is larger than " + MAX_BODY + " bytes"));
        response.keepAlive(false);
        return send(reply, response);
    }

    /** The absolute form names the host; the header does otherwise, and only one may. */
    private static Arrival arrival(HttpServerRequest request) {
        String uri = request.uri();
        List<String> hosts = request.requestHeaders().getAll("Host");
        String named = hosts.size() == 1 ? hosts.getFirst().strip() : "";
        if (isAbsolute(uri)) {
            String rest = uri.substring(uri.indexOf("//") + 2);
            named = hosts.size() > 1 ? "" : rest.split("[/?#]", 2)[0];
        }
        InetSocketAddress local = request.hostAddress();
        return new Arrival(named, local == null ? null : local.getAddress());
    }

    private static boolean isAbsolute(String uri) {
        return uri.startsWith("http://") || uri.startsWith("https://");
    }

    /** Some clients send the absolute form; what is signed starts with the path. */
    private static String originForm(String uri) {
        if (!isAbsolute(uri)) {
            return uri;
        }
        int path = uri.indexOf('/', uri.indexOf("//") + 2);
        return path < 0 ? "/" : uri.substring(path);
    }

    private Mono<Void> deliver(Delivery delivery, HttpServerResponse response) {
        return switch (delivery) {
            case Delivery.Send send -> send.delayMillis() == 0 ? send(send.reply(), response)
                    : Mono.delay(Duration.ofMillis(send.delayMillis()))
                            .then(Mono.defer(() -> send(send.reply(), response)));
            case Delivery.Stream stream -> response.header("Content-Type", stream.contentType())
                    .send(Flux.from(stream.chunks()).map(Unpooled::wrappedBuffer)).then();
            case Delivery.Half half -> sendHalf(half.reply(), response);
            case Delivery.Silence silence -> beSilent(silence, response);
            case Delivery.Reset reset -> reset(response);
        };
    }

    private static Mono<Void> send(Reply reply, HttpServerResponse response) {
        prepare(reply, response);
        return response.sendObject(Unpooled.wrappedBuffer(reply.body())).then();
    }

    private static void prepare(Reply reply, HttpServerResponse response) {
        response.status(reply.status());
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
        if (reply.status() != 204) {
            response.header("Content-Length", Integer.toString(reply.body().length));
        }
    }

    private static Mono<Void> sendHalf(Reply reply, HttpServerResponse response) {
        prepare(reply, response);
        byte[] body = reply.body();
        ByteBuf half = Unpooled.wrappedBuffer(body, 0, body.length / 2);
        Channel channel = channel(response);
        return Mono.from(response.send(Mono.just(half)
                .concatWith(Mono.fromRunnable(() -> closeSoon(channel))
                        .then(Mono.never()))))
                .then();
    }

    private static void closeSoon(Channel channel) {
        var _ = channel.eventLoop().schedule(() -> close(channel), 50, TimeUnit.MILLISECONDS);
    }

    private Mono<Void> beSilent(Delivery.Silence silence, HttpServerResponse response) {
        Channel channel = channel(response);
        channel.closeFuture().addListener(closed -> slowWork.schedule(silence.whenGone()));
        return Mono.delay(hold).doOnNext(tick -> close(channel)).then(Mono.never());
    }

    private static Mono<Void> reset(HttpServerResponse response) {
        Channel channel = channel(response);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        return Mono.<Void>fromRunnable(() -> close(channel)).then(Mono.never());
    }

    /** Nobody waits for the end of it. */
    private static void close(Channel channel) {
        var _ = channel.close();
    }

    private static Channel channel(HttpServerResponse response) {
        Channel[] found = new Channel[1];
        response.withConnection(connection -> found[0] = connection.channel());
        return found[0];
    }

    @Override
    public void close() {
        server.disposeNow(STOP);
        loops.dispose();
        slowWork.dispose();
    }
}
