package io.hutong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hutong.bench.Journey.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an order service that accepts everything and whose events the test sends. */
class TrackerTest {

    private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS";
    private static final BuyerSession BUYER = new BuyerSession("b-1",
            new BuyerSession.Tokens("token-1", null, Instant.MAX));

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Measurements measured = new Measurements();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile int status = 202;
    private final AtomicInteger busy = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            calls.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = status == 202 ? "{\"order_id\":\"" + ORDER + "\"}"
                    : "{\"code\":\"TOO_MANY_ORDERS\"}";
            if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes());
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void orderIsShippedAndReceivedAsItsEventsArrive() {
        var tracker = tracker(Goal.SETTLED);
        var journey = tracker.place(System.nanoTime(), BUYER);

        tracker.happened(ORDER, "OrderPaid", "", System.nanoTime());
        awaitCalls(2);
        tracker.happened(ORDER, "OrderShipped", "", System.nanoTime());
        awaitCalls(3);
        tracker.happened(ORDER, "OrderSettled", "", System.nanoTime());

        assertThat(end(journey)).isInstanceOf(End.Reached.class);
        assertThat(calls).containsExactly("/v1/orders Bearer token-1",
                "/v1/orders/" + ORDER + "/shipments Bearer operator",
                "/v1/orders/" + ORDER + "/receipt Bearer token-1");
        assertThat(measured.settled().count()).isEqualTo(1);
        assertThat(tracker.openOrders()).isZero();
    }

    @Test
    void callToABusyServiceComesBackUnderItsKey() {
        busy.set(2);
        var journey = tracker(Goal.PAID).place(System.nanoTime(), BUYER);

        awaitCalls(3);
        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
        assertThat(journey.end()).isNotDone();
        assertThat(measured.failureCount()).isZero();
    }

    @Test
    void eventThatOvertakesTheAnswerIsNotLost() {
        var tracker = tracker(Goal.PAID);

        tracker.happened(ORDER, "OrderPaid", "", System.nanoTime());
        var journey = tracker.place(System.nanoTime(), BUYER);

        assertThat(end(journey)).isInstanceOf(End.Reached.class);
        assertThat(measured.paid().count()).isEqualTo(1);
    }

    @Test
    void refusalToPlaceIsAFailureWithItsCode() {
        status = 429;

        var journey = tracker(Goal.PAID).place(System.nanoTime(), BUYER);

        assertThat(end(journey)).isEqualTo(new End.Failed("place: 429 TOO_MANY_ORDERS"));
        assertThat(measured.failureCount()).isEqualTo(1);
    }

    @Test
    void cancelledOrderIsAFailureWithItsReason() {
        var tracker = tracker(Goal.PAID);
        var journey = tracker.place(System.nanoTime(), BUYER);

        tracker.happened(ORDER, "OrderCancelled", "PAYMENT_DECLINED", System.nanoTime());

        assertThat(end(journey)).isEqualTo(new End.Failed("OrderCancelled: PAYMENT_DECLINED"));
    }

    @Test
    void openModelKeepsItsRateThoughNothingIsAnswered() {
        var load = new Load.Open(200, 1);
        long begun = System.nanoTime();

        load.run(tracker(Goal.PAID), List.of(BUYER));

        assertThat(measured.dueCount()).isEqualTo(200);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                .isBetween(990L, 10_000L);
    }

    private Tracker tracker(Goal goal) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Tracker(new OrderCalls(url, "operator", Map.of("lines", List.of())), measured,
                goal, threads);
    }

    private void awaitCalls(int count) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> calls.size() >= count);
    }

    private static End end(Journey journey) {
        return journey.end().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
