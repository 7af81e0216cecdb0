package io.hutong.order.session;

import static io.hutong.order.session.Family.Token.FOREIGN;
import static io.hutong.order.session.Family.Token.JUST_BEFORE;
import static io.hutong.order.session.Family.Token.NEWEST;
import static io.hutong.order.session.Family.Token.OLDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.session.Family.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it means when a refresh token is presented. */
class FamilyTest {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Family JUST_RENEWED =
            new Family(false, false, false, Duration.ofSeconds(1), true);
    private static final Family LONG_RENEWED =
            new Family(false, false, false, GRACE.plusMillis(1), true);
    private static final Family ENDED = new Family(true, true, true, Duration.ZERO, true);
    private static final Family EXPIRED = new Family(false, true, false, Duration.ZERO, true);

    @Test
    void newestRenews() {
        assertThat(JUST_RENEWED.on(NEWEST, GRACE)).isEqualTo(Verdict.RENEW);
        assertThat(LONG_RENEWED.on(NEWEST, GRACE)).isEqualTo(Verdict.RENEW);
    }

    @Test
    void tokenJustBeforeIsAnsweredAgainForAMoment() {
        assertThat(JUST_RENEWED.on(JUST_BEFORE, GRACE)).isEqualTo(Verdict.REPEAT);
        assertThat(LONG_RENEWED.on(JUST_BEFORE, GRACE)).isEqualTo(Verdict.END);
        assertThat(JUST_RENEWED.on(JUST_BEFORE, Duration.ZERO)).isEqualTo(Verdict.END);
    }

    @Test
    void withoutTheAnswerThereIsNothingToRepeat() {
        Family forgotten = new Family(false, false, false, Duration.ZERO, false);

        assertThat(forgotten.on(JUST_BEFORE, GRACE)).isEqualTo(Verdict.END);
    }

    @Test
    void olderTokenEndsTheSessionHoweverSoonItComes() {
        assertThat(JUST_RENEWED.on(OLDER, GRACE)).isEqualTo(Verdict.END);
        assertThat(EXPIRED.on(OLDER, GRACE)).isEqualTo(Verdict.END);
    }

    @Test
    void guessEndsNothing() {
        assertThat(JUST_RENEWED.on(FOREIGN, GRACE)).isEqualTo(Verdict.REFUSE_FOREIGN);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWEST", "JUST_BEFORE", "OLDER"})
    void endedSessionStaysEnded(Family.Token token) {
        assertThat(ENDED.on(token, GRACE)).isEqualTo(Verdict.REFUSE_ENDED);
    }

    @Test
    void sessionIsNotRenewedForEver() {
        Family often = new Family(false, false, true, Duration.ofMinutes(5), true);

        assertThat(EXPIRED.on(NEWEST, GRACE)).isEqualTo(Verdict.REFUSE_EXPIRED);
        assertThat(often.on(NEWEST, GRACE)).isEqualTo(Verdict.REFUSE_EXPIRED);
    }
}
