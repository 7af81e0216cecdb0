package io.hutong.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.rules.RuleBook;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final String REFUND = "POST /v3/ecommerce/refunds/apply";

    private final RuleBook rules = RuleBook.load("documented");
    private final AtomicLong clock = new AtomicLong(1_000);
    private final RateLimits limits = new RateLimits(rules, clock::get);

    @Test
    void callBeyondTheLimitOfASecondIsRefusedUntilTheNextOne() {
        int limit = rules.now().rate().refund();
        for (int i = 0; i < limit; i++) {
            assertThat(limits.allow("1900000001", REFUND)).isTrue();
        }

        assertThat(limits.allow("1900000001", REFUND)).isFalse();
        assertThat(limits.allow("1900000002", REFUND)).as("another merchant").isTrue();
        clock.addAndGet(1_000);
        assertThat(limits.allow("1900000001", REFUND)).isTrue();
    }

    @Test
    void failingRefundsHaveALimitOfTheirOwn() {
        int limit = rules.now().rate().refundFailures();
        assertThat(limit).isLessThan(rules.now().rate().refund());
        for (int i = 0; i < limit; i++) {
            limits.seen("1900000001", REFUND, true);
        }

        assertThat(limits.allow("1900000001", REFUND)).isFalse();
        clock.addAndGet(1_000);
        assertThat(limits.allow("1900000001", REFUND)).isTrue();
    }
}
