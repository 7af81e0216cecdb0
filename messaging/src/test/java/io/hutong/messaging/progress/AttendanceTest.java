package io.hutong.messaging.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.messaging.ReaderProgress.Heard;
import io.hutong.messaging.ReaderProgress.Sent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A command has been heard out once it was read and its reader was there for its time since. */
class AttendanceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Attendance partition = new Attendance();
    private long end;
    private long committed;
    private boolean attended = true;

    @Test
    void readCommandIsHeardOutOnceItsTimeHasPassed() {
        end = committed = 7;
        look(0, 5);

        assertThat(heard(0, 5)).isEqualTo(Heard.HEARD);
        look(6, 62);
        assertThat(heard(0, 62)).isEqualTo(Heard.HEARD_OUT);
    }

    @Test
    void timeBeginsWhenTheCommandIsReadHoweverLateThatIs() {
        end = 7;
        look(0, 300);
        assertThat(heard(0, 300)).isEqualTo(Heard.UNHEARD);

        committed = 7;
        look(301, 355);
        assertThat(heard(0, 355)).isEqualTo(Heard.HEARD);
        look(356, 365);
        assertThat(heard(0, 365)).isEqualTo(Heard.HEARD_OUT);
    }

    @Test
    void timeStandsStillWhileTheReaderIsAway() {
        end = committed = 7;
        look(0, 10);
        attended = false;
        look(11, 80);
        assertThat(heard(0, 80)).isEqualTo(Heard.UNHEARD);

        attended = true;
        look(81, 130);
        assertThat(heard(0, 130)).isEqualTo(Heard.HEARD);
        look(131, 145);
        assertThat(heard(0, 145)).isEqualTo(Heard.HEARD_OUT);
    }

    @Test
    void unsentCommandIsUnheardThoughThePartitionIsReadToItsEnd() {
        end = committed = 7;
        for (int second = 0; second <= 100; second++) {
            partition.observe(new Attendance.Look(at(second), at(0), end, committed, true));
        }

        assertThat(heard(0, 100)).isEqualTo(Heard.UNHEARD);
    }

    @Test
    void nothingIsKnownOfWhatNobodyHasWatched() {
        assertThat(heard(0, 0)).isEqualTo(Heard.UNKNOWN);
        end = committed = 7;
        look(0, 100);

        assertThat(heard(0, 106)).as("the broker is away").isEqualTo(Heard.UNKNOWN);
        look(200, 206);
        assertThat(heard(0, 206)).as("watched anew since then").isEqualTo(Heard.HEARD);
    }

    @Test
    void firstLooksDoNotTakeSteadyTrafficForUnread() {
        end = 1_000;
        committed = 990;
        look(0, 4);

        assertThat(heard(-60, 4)).isEqualTo(Heard.UNKNOWN);
    }

    @Test
    void steadyTrafficDoesNotHideThatACommandWasRead() {
        for (int second = 0; second <= 100; second++) {
            end = 1_000 + second * 10L;
            committed = end - 10;
            look(second, second);
        }

        assertThat(heard(20, 100)).isEqualTo(Heard.HEARD_OUT);
        assertThat(heard(90, 100)).isEqualTo(Heard.HEARD);
    }

    @Test
    void whatWasReadLongAgoStaysHeardOut() {
        end = committed = 7;
        look(0, 1_000);

        assertThat(heard(0, 1_000)).isEqualTo(Heard.HEARD_OUT);
    }

    private void look(int from, int to) {
        for (int second = from; second <= to; second++) {
            partition.observe(new Attendance.Look(
                    at(second), at(second), end, committed, attended));
        }
    }

    private Heard heard(int sentAt, int now) {
        return partition.heard(new Sent("topic", "key", at(sentAt), MINUTE), at(now));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
