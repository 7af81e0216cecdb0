package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.web.access.SessionKnowledge.Known;
import io.hutong.web.access.SessionKnowledge.Loading;
import io.hutong.web.access.SessionKnowledge.Progress;
import io.hutong.web.access.SessionKnowledge.Stale;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known follows from what the source has said, never from its silence. */
class SessionKnowledgeTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration JUST_MORE = LIMIT.plusMillis(1);
    private static final SessionSource SOURCE = new SessionSource(LIMIT, "silent", "unread");

    @Test
    void nothingIsKnownBeforeTheSourceWasRead() {
        assertThat(SessionKnowledge.at(NOW, null, SOURCE)).isEqualTo(new Loading());
    }

    @Test
    void whatWasToldIsGoodForTheLimitAndNotAMillisecondLonger() {
        assertThat(at(NOW, NOW)).isEqualTo(new Known(Duration.ZERO));
        assertThat(at(NOW, NOW.minus(LIMIT))).isEqualTo(new Known(LIMIT));
        assertThat(at(NOW, NOW.minus(JUST_MORE))).isEqualTo(new Stale(JUST_MORE, "silent"));
    }

    @Test
    void quietSourceThatNeverSaidThatItToldAllIsStale() {
        assertThat(at(NOW, null)).isEqualTo(new Stale(null, "silent"));
    }

    @Test
    void sourceThatCannotBeReadHasAnAdviceOfItsOwn() {
        assertThat(at(NOW.minus(LIMIT), NOW.minus(JUST_MORE)))
                .isEqualTo(new Stale(JUST_MORE, "silent"));
        assertThat(at(NOW.minus(JUST_MORE), NOW.minus(JUST_MORE)))
                .isEqualTo(new Stale(JUST_MORE, "unread"));
        assertThat(at(NOW.minus(JUST_MORE), null)).isEqualTo(new Stale(null, "unread"));
    }

    @Test
    void clockThatWasSetBackMakesNothingKnownForLonger() {
        Instant beforeIt = NOW.plus(Duration.ofHours(1));

        assertThat(at(beforeIt, beforeIt)).isInstanceOf(Stale.class);
    }

    private static SessionKnowledge at(Instant readAsOf, @Nullable Instant toldAsOf) {
        return SessionKnowledge.at(NOW, new Progress(readAsOf, toldAsOf), SOURCE);
    }
}
