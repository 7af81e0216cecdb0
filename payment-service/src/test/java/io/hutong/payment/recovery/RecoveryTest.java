package io.hutong.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.channel.ChannelWatch;
import io.hutong.work.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class RecoveryTest {

    @Test
    void endOfAnOutageIsToldAlsoWhereTheDatabaseWasAwayJustThen() throws InterruptedException {
        AwayOnce database = new AwayOnce();
        ChannelWatch watch = new ChannelWatch(3, new SimpleMeterRegistry());
        Recovery recovery = new Recovery(watch, new WaitingRows(database),
                List.of(new Waiting("debit_attempt", "state = 'UNKNOWN'")),
                new RecoverySettings(3, Duration.ofMillis(20), Duration.ofMillis(10), 10, 1));
        recovery.start();
        try {
            watch.reached("query");

            assertThat(database.woken.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.isFailing()).isFalse();
        } finally {
            recovery.stop();
        }
    }

    /** A database that comes back after the first question. */
    private static final class AwayOnce extends JdbcTemplate {

        private final CountDownLatch woken = new CountDownLatch(1);
        private boolean asked;

        @Override
        public <T> T queryForObject(String sql, Class<T> type, Object... args) {
            if (!asked) {
                asked = true;
                throw new DataAccessResourceFailureException("the database is away");
            }
            return type.cast(1);
        }

        /** A wave spreads its rows; the probe of a running outage does not. */
        @Override
        public int update(String sql, Object... args) {
            if (asked && !Long.valueOf(0).equals(args[0])) {
                woken.countDown();
            }
            return 1;
        }
    }
}
