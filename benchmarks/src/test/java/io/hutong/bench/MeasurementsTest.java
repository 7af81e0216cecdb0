package io.hutong.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private final Measurements measured = new Measurements();

    @Test
    void latencyCountsFromWhenTheOrderWasDue() {
        long due = 5_000_000_000L;
        measured.paid().reached(due, due + TimeUnit.MILLISECONDS.toNanos(250));

        assertThat(measured.paid().millis(50)).isCloseTo(250, within(1.0));
    }

    @Test
    void rateCountsUntilTheLastOrderGotThere() {
        for (int i = 1; i <= 100; i++) {
            measured.settled().reached(0, TimeUnit.MILLISECONDS.toNanos(20L * i));
        }

        assertThat(measured.settled().perSecond(0)).isCloseTo(50, within(0.01));
    }

    @Test
    void failuresAreCountedByReason() {
        measured.failed("OrderCancelled: PAYMENT_DECLINED");
        measured.failed("OrderCancelled: PAYMENT_DECLINED");
        measured.failed("place: 429 TOO_MANY_ORDERS");

        assertThat(measured.failures()).containsEntry("OrderCancelled: PAYMENT_DECLINED", 2L)
                .containsEntry("place: 429 TOO_MANY_ORDERS", 1L);
        assertThat(measured.failureCount()).isEqualTo(3);
    }

    @Test
    void reportHasARowForEachStage() {
        measured.accepted().reached(0, TimeUnit.MILLISECONDS.toNanos(10));

        assertThat(new Report(measured, 0).latencies(Goal.SETTLED))
                .extracting(line -> line.strip().split(" ")[0])
                .containsExactly("orders", "accepted", "PAID", "SETTLED");
        assertThat(new Report(measured, 0).failures(3)).singleElement().asString()
                .contains("not finished").endsWith("3");
    }
}
