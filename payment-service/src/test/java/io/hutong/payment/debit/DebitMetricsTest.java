package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.id.OrderIds;
import io.hutong.payment.testing.PaymentApp;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** An outcome that is not known can be seen, with its age. */
class DebitMetricsTest {

    private final PaymentApp app = PaymentApp.shared();

    @Test
    void unknownOutcomeIsCountedWithItsAgeInSeconds() {
        String number = OrderIds.next() + "01";
        app.jdbc().update("""
                insert into debit_attempt (number, order_id, attempt, state, body, appid,
                    deadline, due_at, unknown_at)
                values (?, ?, 1, 'UNKNOWN', '{}', 'wx', now(), 'infinity',
                    now() - interval '90 seconds')""", number, number.substring(0, 26));
        try {
            app.bean(DebitMetrics.class).measure();

            MeterRegistry meters = app.bean(MeterRegistry.class);
            assertThat(meters.get("hutong.debit.unknown").gauge().value()).isPositive();
            assertThat(meters.get("hutong.debit.unknown.oldest").gauge().value())
                    .isGreaterThanOrEqualTo(90);
        } finally {
            app.jdbc().update("delete from debit_attempt where number = ?", number);
        }
    }
}
