package io.hutong.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.messaging.TraceParent;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Orders;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.idempotency.IdempotentRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    @Test
    void requestsThatWaitForACommitShareTheNextOne() {
        CountDownLatch firstCommit = new CountDownLatch(1);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        GroupCommit commits = new GroupCommit(new CheckoutSettings(100, 128, 1, WITHIN), some -> {
            sizes.add(some.size());
            awaitQuietly(firstCommit);
        });
        commits.start();

        commits.offer(placement("b-1"));
        await().until(() -> sizes.size() == 1);
        for (int i = 0; i < 50; i++) {
            assertThat(commits.offer(placement("b-1"))).isTrue();
        }
        firstCommit.countDown();

        await().untilAsserted(() -> assertThat(sizes).containsExactly(1, 50));
        commits.stop();
    }

    @Test
    void fullQueueTakesNoMore() {
        CountDownLatch never = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(
                new CheckoutSettings(2, 1, 1, WITHIN), _ -> awaitQuietly(never));
        commits.start();

        commits.offer(placement("b-1"));
        await().until(() -> commits.waiting() == 0);

        assertThat(commits.offer(placement("b-1"))).isTrue();
        assertThat(commits.offer(placement("b-1"))).isTrue();
        assertThat(commits.offer(placement("b-1"))).isFalse();
        never.countDown();
        commits.stop();
    }

    @Test
    void whatIsWaitingIsStillWrittenWhenTheServiceStops() {
        List<Placement> written = new CopyOnWriteArrayList<>();
        GroupCommit commits =
                new GroupCommit(new CheckoutSettings(100, 10, 1, WITHIN), written::addAll);
        commits.start();
        for (int i = 0; i < 30; i++) {
            commits.offer(placement("b-1"));
        }

        commits.stop();

        assertThat(written).hasSize(30);
        assertThat(commits.offer(placement("b-1"))).isFalse();
    }

    @Test
    void oneBadRowDoesNotFailItsNeighbours() throws Exception {
        PlacementWriter writer = OrderApp.shared().bean(PlacementWriter.class);
        Placement good = placement("b-" + UUID.randomUUID());
        Placement bad = placement("b-\u0000");
        Placement other = placement("b-" + UUID.randomUUID());

        writer.write(new ArrayList<>(List.of(good, bad, other)));

        assertThat(good.done().get().getStatusCode().value()).isEqualTo(202);
        assertThat(other.done().get().getStatusCode().value()).isEqualTo(202);
        assertThatThrownBy(() -> bad.done().get()).isInstanceOf(ExecutionException.class);
        assertThat(stored(good)).isEqualTo(1);
        assertThat(stored(bad)).isZero();
        assertThat(stored(other)).isEqualTo(1);
    }

    private static int stored(Placement placement) {
        return OrderApp.shared().jdbc().queryForObject(
                "select count(*) from orders where order_id = ?", Integer.class,
                placement.orderId());
    }

    private static Placement placement(String buyer) {
        Caller caller = new Caller(buyer, Set.of(Scope.BUYER), null);
        return Placement.of(new IdempotentRequest<>(caller, "POST /v1/orders",
                UUID.randomUUID().toString(), new byte[32], "body"), Orders.placed().cart(),
                TraceParent.start(), _ -> null);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
