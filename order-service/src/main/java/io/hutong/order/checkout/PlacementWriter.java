package io.hutong.order.checkout;

import io.hutong.kernel.time.DatabaseClock;
import io.hutong.order.coordination.OrderIntake;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.idempotency.KeyClaim;
import io.hutong.web.idempotency.StoredAnswer;
import io.hutong.web.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes many placements in one transaction: keys with their answers, orders, sagas and commands.
 * Nobody is answered before the commit.
 */
final class PlacementWriter {

    private final TransactionTemplate transaction;
    private final IdempotencyStore keys;
    private final OrderIntake intake;
    private final OrderSaga saga;
    private final DatabaseClock clock;

    PlacementWriter(TransactionTemplate transaction, IdempotencyStore keys, OrderIntake intake,
            OrderSaga saga, DatabaseClock clock) {
        this.transaction = transaction;
        this.keys = keys;
        this.intake = intake;
        this.saga = saga;
        this.clock = clock;
    }

    /** Completes every placement, one way or the other. */
    void write(List<Placement> placements) {
        try {
            List<KeyClaim> claims = transaction.execute(_ -> store(placements));
            for (int i = 0; i < placements.size(); i++) {
                answer(placements.get(i), claims.get(i));
            }
        } catch (DataIntegrityViolationException e) {
            isolate(placements, e);
        } catch (RuntimeException e) {
            placements.forEach(placement -> placement.done().completeExceptionally(e));
        }
    }

    /** One bad row must not fail its neighbours: each gets a transaction of its own. */
    private void isolate(List<Placement> placements, DataIntegrityViolationException cause) {
        if (placements.size() == 1) {
            placements.getFirst().done().completeExceptionally(cause);
            return;
        }
        placements.forEach(placement -> write(List.of(placement)));
    }

    private List<KeyClaim> store(List<Placement> placements) {
        List<Map.Entry<IdempotentRequest<?>, StoredAnswer>> asked = new ArrayList<>();
        placements.forEach(one -> asked.add(Map.entry(one.request(), one.answer())));
        List<KeyClaim> claims = keys.claimAll(asked);
        Instant now = clock.instant();
        List<OrderIntake.NewOrder> fresh = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            if (claims.get(i) instanceof KeyClaim.Fresh) {
                fresh.add(newOrder(placements.get(i), now));
            }
        }
        if (!fresh.isEmpty()) {
            intake.store(saga, fresh, now);
        }
        return claims;
    }

    private static OrderIntake.NewOrder newOrder(Placement placement, Instant now) {
        Order order = Order.place(placement.orderId(), placement.request().caller().subject(),
                now, placement.cart());
        return new OrderIntake.NewOrder(order, placement.trace(), placement.sealedAddress());
    }

    private static void answer(Placement placement, KeyClaim claim) {
        switch (claim) {
            case KeyClaim.Fresh _ -> placement.done().complete(placement.answer().first());
            case KeyClaim.Answered answered ->
                    placement.done().complete(answered.answer().replayed());
            case KeyClaim.InFlight inFlight -> fail(placement, inFlight.problem());
            case KeyClaim.OtherBody other -> fail(placement, other.problem());
        }
    }

    private static void fail(Placement placement, ProblemException problem) {
        placement.done().completeExceptionally(problem);
    }
}
