package io.hutong.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.messaging.outbox.ReadCursor.Running;
import org.junit.jupiter.api.Test;

class ReadCursorTest {

    private final ReadCursor cursor = new ReadCursor();

    @Test
    void idsOfATransactionThatIsStillOpenAreNotPassed() {
        cursor.sent(6, true);

        cursor.during(new Running(100, 105));
        cursor.sent(0, true);
        cursor.during(new Running(100, 109));
        cursor.sent(9, true);

        assertThat(cursor.from()).isZero();
    }

    @Test
    void cursorMovesWhenTheTransactionsOfThatTimeHaveEnded() {
        cursor.sent(6, true);
        cursor.during(new Running(100, 105));
        cursor.sent(9, true);

        cursor.during(new Running(105, 112));
        cursor.sent(12, true);

        assertThat(cursor.from()).isEqualTo(6);
        assertThat(cursor.isBehind()).isTrue();
    }

    @Test
    void quietDatabaseLetsTheCursorFollowAtOnce() {
        cursor.sent(6, true);

        cursor.during(new Running(105, 105));
        cursor.sent(0, true);

        assertThat(cursor.from()).isEqualTo(6);
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void readThatStoppedAtItsLimitPassesOnlyWhatItHasSeen() {
        cursor.sent(10, true);
        cursor.during(new Running(105, 105));

        cursor.sent(4, false);

        assertThat(cursor.from()).isEqualTo(4);
    }

    @Test
    void afterAResetEverythingIsReadAgain() {
        cursor.sent(6, true);
        cursor.during(new Running(105, 105));
        cursor.sent(0, true);

        cursor.reset();

        assertThat(cursor.from()).isZero();
        assertThat(cursor.isBehind()).isFalse();
    }
}
