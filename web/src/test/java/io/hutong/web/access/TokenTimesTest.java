package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the times of a token let it be taken. */
class TokenTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Duration LEEWAY = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void tokenIsTakenFromItsIssueToItsExpiryAndALeewayAround() {
        assertThat(fault(NOW, null, NOW.plus(HOUR))).isEmpty();
        assertThat(fault(NOW.plus(LEEWAY), NOW.plus(LEEWAY), NOW.plus(HOUR))).isEmpty();
        assertThat(fault(NOW.minus(HOUR), null, NOW.minus(LEEWAY).plusMillis(1))).isEmpty();
    }

    @Test
    void expiredTokenIsRefusedRightAfterTheLeeway() {
        assertThat(fault(NOW.minus(HOUR), null, NOW.minus(LEEWAY))).contains("expired");
    }

    @Test
    void tokenWithoutAnEndIsRefused() {
        assertThat(fault(NOW, null, null)).contains("no exp");
    }

    @Test
    void tokenOfTheFutureIsRefused() {
        Instant later = NOW.plus(LEEWAY).plusMillis(1);

        assertThat(fault(NOW, later, NOW.plus(HOUR))).contains("not valid yet");
        assertThat(fault(later, null, NOW.plus(HOUR))).contains("in the future");
    }

    @Test
    void tokenThatLivesTooLongIsRefusedFromTheStart() {
        assertThat(fault(NOW, null, NOW.plus(HOUR).plusMillis(1))).contains("too long");
        assertThat(fault(NOW.minus(HOUR), null, NOW.plusMillis(1))).contains("too long");
    }

    @Test
    void lifeOfATokenWithoutATimeOfIssueCountsFromNow() {
        assertThat(fault(null, null, NOW.plus(HOUR))).isEmpty();
        assertThat(fault(null, null, NOW.plus(HOUR).plus(LEEWAY).plusMillis(1)))
                .contains("too long");
    }

    private static String fault(@Nullable Instant issued, @Nullable Instant notBefore,
            @Nullable Instant expires) {
        return new TokenTimes(issued, notBefore, expires)
                .fault(NOW, new TokenTimes.Rules(LEEWAY, HOUR)).orElse("");
    }
}
