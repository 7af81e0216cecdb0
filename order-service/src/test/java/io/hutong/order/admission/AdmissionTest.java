package io.hutong.order.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.order.coordination.SagaRunner;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final int MANY = 1_000_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AtomicReference<Duration> outboxAge = new AtomicReference<>(Duration.ZERO);

    @Test
    void ordersAreRefusedWhileTheOutboxIsOld() {
        Admission admission = admission(MANY);
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
        Admission full = admission(1);
        Shopper slow = Shopper.following(new Script().reserves(_ -> List.of()));
        List<String> ids = List.of(slow.order(Shopper.TEA), slow.order(Shopper.TEA));

        full.look();
        assertThat(full.inFlight()).isGreaterThan(1);
        assertThat(full.refusal()).contains(RETRY_AFTER);

        // orders of other tests are in flight, too
        Admission counting = admission(MANY);
        counting.look();
        Admission relieved = admission(counting.inFlight() - 1);
        ids.forEach(id -> slow.awaitStatusInSilence(id, "CANCELLED"));
        await().untilAsserted(() -> {
            relieved.look();
            assertThat(relieved.refusal()).isEmpty();
        });
    }

    @Test
    void ordersThatWaitForTheirBuyerAtTheCashierAreNoLoad() {
        Admission admission = admission(MANY);
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
