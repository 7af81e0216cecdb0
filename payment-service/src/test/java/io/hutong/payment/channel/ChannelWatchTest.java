package io.hutong.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an outage has begun, and when it is over. */
class ChannelWatchTest {

    private final ChannelWatch watch = new ChannelWatch(3, new SimpleMeterRegistry());
    private final AtomicInteger told = new AtomicInteger();

    @BeforeEach
    void isAwake() {
        watch.onRecovery(told::incrementAndGet);
    }

    @Test
    void firstSuccessOfAProcessEndsWhatItDoesNotKnow() {
        assertThat(watch.isFailing()).isTrue();

        watch.reached("debit");
        watch.reached("debit");

        assertThat(told).hasValue(1);
        assertThat(watch.isFailing()).isFalse();
    }

    @Test
    void firstSuccessAfterAnOutageIsToldOnce() {
        watch.reached("debit");
        fail("debit", 7);
        assertThat(watch.isFailing()).isTrue();

        watch.reached("debit");
        watch.reached("debit");

        assertThat(told).hasValue(2);
    }

    @Test
    void fewFailuresAreNoOutage() {
        watch.reached("debit");
        fail("debit", 2);

        watch.reached("debit");

        assertThat(told).hasValue(1);
    }

    @Test
    void outageOfOneKindOfCallIsNotHiddenByTheSuccessOfAnother() {
        watch.reached("debit");
        fail("query-debit", 3);
        watch.reached("debit");
        assertThat(told).hasValue(1);
        assertThat(watch.isFailing()).isTrue();

        watch.reached("query-debit");

        assertThat(told).hasValue(2);
    }

    private void fail(String call, int times) {
        for (int i = 0; i < times; i++) {
            watch.failed(call);
        }
    }
}
