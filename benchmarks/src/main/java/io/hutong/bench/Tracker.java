package io.hutong.bench;

import io.hutong.bench.Journey.End;
import io.hutong.bench.OrderCalls.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes each order from step to step as its events arrive. */
final class Tracker implements OrderEvents.Listener {

    private final OrderCalls calls;
    private final Measurements measured;
    private final Goal goal;
    private final Executor threads;
    private final Map<String, CompletableFuture<Journey>> underWay = new ConcurrentHashMap<>();

    Tracker(OrderCalls calls, Measurements measured, Goal goal, Executor threads) {
        this.calls = calls;
        this.measured = measured;
        this.goal = goal;
        this.threads = threads;
    }

    /** Places an order that was due at {@code intended}; the journey tells when it has ended. */
    Journey place(long intended, BuyerSession buyer) {
        var journey = Journey.from(intended, buyer);
        measured.due();
        var _ = calls.place(buyer).thenAccept(answer -> {
            switch (answer) {
                case Answer.Accepted(var orderId) -> {
                    measured.accepted().reached(intended, System.nanoTime());
                    known(orderId).complete(journey);
                }
                case Answer.Refused(var reason) -> fail(journey, "place: " + reason);
            }
        });
        return journey;
    }

    int openOrders() {
        return underWay.size();
    }

    @Override
    public void happened(String orderId, String type, String reason, long nanos) {
        switch (type) {
            case "OrderPaid" -> step(orderId, journey -> paid(orderId, journey, nanos));
            case "OrderShipped" -> step(orderId, journey -> received(orderId, journey));
            case "OrderSettled" -> step(orderId, journey -> settled(orderId, journey, nanos));
            case "OrderCancelled", "OrderRejected" -> step(orderId, journey -> {
                underWay.remove(orderId);
                fail(journey, type + ": " + reason);
            });
            default -> {}
        }
    }

    /** A step that breaks ends the journey; nobody else looks at what becomes of it. */
    private void step(String orderId, Consumer<Journey> step) {
        var _ = known(orderId).thenAcceptAsync(journey -> {
            try {
                step.accept(journey);
            } catch (RuntimeException e) {
                fail(journey, e.toString());
            }
        }, threads);
    }

    /** The event of an order can arrive before the answer to the call that placed it. */
    private CompletableFuture<Journey> known(String orderId) {
        return underWay.computeIfAbsent(orderId, id -> new CompletableFuture<>());
    }

    private void paid(String orderId, Journey journey, long nanos) {
        measured.paid().reached(journey.intended(), nanos);
        if (goal == Goal.PAID) {
            underWay.remove(orderId);
            journey.end().complete(new End.Reached());
        } else {
            var _ = calls.ship(orderId)
                    .thenAccept(answer -> insist(orderId, journey, "ship", answer));
        }
    }

    private void received(String orderId, Journey journey) {
        var _ = calls.confirmReceipt(orderId, journey.buyer())
                .thenAccept(answer -> insist(orderId, journey, "receipt", answer));
    }

    private void settled(String orderId, Journey journey, long nanos) {
        measured.settled().reached(journey.intended(), nanos);
        underWay.remove(orderId);
        journey.end().complete(new End.Reached());
    }

    private void insist(String orderId, Journey journey, String what, Answer answer) {
        if (answer instanceof Answer.Refused(var reason)) {
            underWay.remove(orderId);
            fail(journey, what + ": " + reason);
        }
    }

    private void fail(Journey journey, String reason) {
        measured.failed(reason);
        journey.end().complete(new End.Failed(reason));
    }
}
