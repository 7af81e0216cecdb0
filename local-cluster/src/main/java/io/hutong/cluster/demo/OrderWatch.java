package io.hutong.cluster.demo;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Follows one order by its event stream, and tells its timeline while it waits. */
final class OrderWatch implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 40;
    private static final Set<String> ENDED_BADLY = Set.of("CANCELLED", "REJECTED", "REFUNDED");

    private final Api buyer;
    private final String orderId;
    private final Story story;
    private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Thread reader;

    OrderWatch(Api buyer, String orderId, Story story) {
        this.buyer = buyer;
        this.orderId = orderId;
        this.story = story;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var stream = buyer.stream(Member.ORDER, "/v1/orders/" + orderId + "/stream")) {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                arrived.add(event.get().path("status").asString(""));
            }
        }
    }

    /** Waits for the status; fails when the order ends elsewhere or nothing comes. */
    void await(String status) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!seen.contains(status)) {
            next();
            if (seen.stream().anyMatch(ENDED_BADLY::contains)) {
                throw new CommandFailed("the order ended as " + String.join(", ", seen)
                        + " with reason " + order().path("reason").asString("?"));
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("the order is not " + status + " after "
                        + LIMIT.toSeconds() + " s: "
                        + timeline().path("explanation").asString("no explanation"));
            }
        }
    }

    private void next() {
        try {
            var status = arrived.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            story.tell(timeline());
            if (status != null && seen.add(status)) {
                story.status(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    JsonNode order() {
        return buyer.get(Member.ORDER, "/v1/orders/" + orderId);
    }

    JsonNode timeline() {
        return buyer.get(Member.ORDER, "/v1/orders/" + orderId + "/timeline");
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
