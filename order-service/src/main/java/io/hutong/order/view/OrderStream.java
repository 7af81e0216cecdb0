package io.hutong.order.view;

import io.hutong.order.access.OrderAccess;
import io.hutong.web.access.Caller;
import io.hutong.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

/**
 * An order as a live stream: first where it stands, then each change, until its story has ended.
 * The database is asked once, off the event loop; after that only the feed speaks.
 */
final class OrderStream {

    private static final Duration FEED_READY_WITHIN = Duration.ofSeconds(5);
    /** Proxies close connections that are silent for a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int STREAMS_MAX = 20_000;
    /** A logout has to hold within two seconds, also for what is being read. */
    private static final Duration SESSION_LOOK = Duration.ofSeconds(1);

    private final ViewTable queries;
    private final OrderFeed feed;
    private final Scheduler blocking;
    private final AtomicInteger open = new AtomicInteger();
    /** One clock for all streams. */
    private final Flux<Long> looks = Flux.interval(SESSION_LOOK).onBackpressureDrop().share();

    OrderStream(ViewTable queries, OrderFeed feed, Scheduler blocking) {
        this.queries = queries;
        this.feed = feed;
        this.blocking = blocking;
    }

    /**
     * Fails with 404 before anything is streamed when the caller may not see the order.
     *
     * @param isLoggedOut whether the session that the caller came with has ended since
     */
    Mono<Flux<ServerSentEvent<StreamedChange>>> of(
            String orderId, Caller caller, BooleanSupplier isLoggedOut) {
        Sinks.Many<StreamedChange> sink = Sinks.many().unicast()
                .onBackpressureBuffer(Queues.<StreamedChange>small().get());
        return Mono.defer(() -> {
            if (open.get() >= STREAMS_MAX) {
                return Mono.error(busy());
            }
            Runnable unwatch =
                    feed.watch(orderId, event -> sink.tryEmitNext(StreamedChange.of(event)));
            return Mono.fromFuture(feed.ready(), true).timeout(FEED_READY_WITHIN)
                    .onErrorMap(_ -> busy())
                    .then(Mono.fromCallable(() -> snapshot(orderId, caller))
                            .subscribeOn(blocking))
                    .map(first -> stream(first, sink, unwatch)
                            .takeUntilOther(looks.filter(_ -> isLoggedOut.getAsBoolean())))
                    .doOnError(_ -> unwatch.run());
        });
    }

    private StreamedChange snapshot(String orderId, Caller caller) {
        return queries.find(orderId, caller).map(StreamedChange::of)
                .orElseThrow(OrderAccess::notFound);
    }

    private Flux<ServerSentEvent<StreamedChange>> stream(
            StreamedChange first, Sinks.Many<StreamedChange> later, Runnable unwatch) {
        AtomicReference<StreamedChange> last = new AtomicReference<>(first);
        Flux<StreamedChange> changes = Flux.concat(Mono.just(first), later.asFlux()
                .filter(change -> change.isAfter(last.getAndUpdate(
                        seen -> change.isAfter(seen) ? change : seen))))
                .takeUntil(StreamedChange::isLast);
        Flux<ServerSentEvent<StreamedChange>> beats = Flux.interval(HEARTBEAT)
                .map(_ -> ServerSentEvent.<StreamedChange>builder().comment("still here").build());
        return Flux.merge(changes.map(OrderStream::event), beats)
                .takeUntil(event -> event.data() != null && event.data().isLast())
                .takeUntilOther(Mono.fromFuture(feed.stopped(), true))
                .doOnSubscribe(_ -> open.incrementAndGet())
                .doFinally(_ -> {
                    open.decrementAndGet();
                    unwatch.run();
                });
    }

    private static ServerSentEvent<StreamedChange> event(StreamedChange change) {
        return ServerSentEvent.builder(change).event(change.status().name()).build();
    }

    private static ProblemException busy() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "STREAM_UNAVAILABLE",
                "Live updates are not available at the moment; read the order instead.");
    }
}
