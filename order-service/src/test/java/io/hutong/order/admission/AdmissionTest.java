package io.hutong.order.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.hutong.order.coordination.SagaRunner;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AtomicReference<Duration> outboxAge = new AtomicReference<>(Duration.ZERO);

    @Test
    void ordersAreRefusedWhileTheOutboxIsOld() {
        Admission admission = admission(1_000_000);
        admission.look();
        assertThat(admission.refusal()).isEmpty();

        outboxAge.set(Duration.ofSeconds(6));
        admission.look();
        assertThat(admission.refusal()).contains(RETRY_AFTER);

        outboxAge.set(Duration.ZERO);
        admission.look();
        assertThat(admission.refusal()).isEmpty();
    }

    @Test
    void ordersAreRefusedWhileTooManySagasAreInFlight() {
        Admission admission = admission(1);
        Shopper slow = Shopper.following(new Script().reserves(_ -> List.of()));
        List<String> ids = List.of(slow.order(Shopper.TEA), slow.order(Shopper.TEA));

        admission.look();
        assertThat(admission.inFlight()).isGreaterThan(1);
        assertThat(admission.refusal()).contains(RETRY_AFTER);

        ids.forEach(id -> slow.awaitStatus(id, "CANCELLED"));
        await().untilAsserted(() -> {
            admission.look();
            assertThat(admission.refusal()).isEmpty();
        });
    }

    @Test
    void ordersThatWaitForTheirBuyerAtTheCashierAreNoLoad() {
        Admission admission = admission(1);
        admission.look();
        int ofOtherTests = admission.inFlight();
        Shopper hesitant = Shopper.following(new Script().opensCashier().awaits(_ -> List.of()));
        List<String> ids = List.of(hesitant.order(Shopper.TEA), hesitant.order(Shopper.TEA));
        ids.forEach(id -> hesitant.awaitStatus(id, "AWAITING_PAYMENT"));

        await().untilAsserted(() -> {
            admission.look();
            assertThat(admission.inFlight()).isLessThanOrEqualTo(ofOtherTests);
        });

        ids.forEach(hesitant::cancel);
        ids.forEach(id -> hesitant.awaitStatus(id, "CANCELLED"));
    }

    private Admission admission(int inFlight) {
        return new Admission(OrderApp.shared().jdbc(), outboxAge::get, new AdmissionSettings(
                Duration.ofSeconds(5), inFlight, RETRY_AFTER, Duration.ofSeconds(1)),
                OrderApp.shared().bean(SagaRunner.class).stepsThatWaitForAPerson());
    }
}
