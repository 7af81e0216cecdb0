package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Participants;
import io.hutong.order.testing.Shopper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much an order may cost this service's database until it is paid, and behind that, read from
 * the two events of the way, in its reports.
 */
class RowBudgetTest {

    private static final int ORDERS = 40;
    /** Order, saga, key, merchant; 3 replies; 5 messages out, each written and taken away. */
    private static final long UNTIL_PAID_MAX = 25;
    /** Two events in the inbox, the order's fact and its buyer's day. */
    private static final long IN_REPORTS = 4;
    private static final long ROW_WRITES_MAX = UNTIL_PAID_MAX + IN_REPORTS;
    /** Fewer would mean that the statistics were not there yet. */
    private static final long ROW_WRITES_MIN = 12;
    private static final Duration STATISTICS_LAG = Duration.ofSeconds(3);
    private static final int IN_PLACE_PERCENT_MIN = 50;

    @Test
    void orderStaysWithinItsBudgetOfRowWrites() {
        try (KafkaServer kafka = TestInfra.dedicatedKafka();
                OrderApp app = OrderApp.start(kafka, Map.of());
                Participants participants = new Participants(kafka.bootstrapServers())) {
            Shopper buyer = new Shopper(app);
            await().pollDelay(STATISTICS_LAG).until(() -> true);
            long before = rowWrites(app.jdbc());
            long wholeReads = wholeTableReads(app.jdbc());
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                ids.add(buyer.order(Shopper.TEA));
            }
            ids.forEach(id -> buyer.awaitStatus(id, "PAID"));
            await().until(() -> app.jdbc().queryForObject(
                    "select count(*) from outbox", Integer.class) == 0);
            await().pollDelay(STATISTICS_LAG).until(() -> true);

            assertThat((rowWrites(app.jdbc()) - before) / ORDERS)
                    .isBetween(ROW_WRITES_MIN, ROW_WRITES_MAX);
            assertThat(inPlacePercent(app.jdbc(), "orders"))
                    .isGreaterThanOrEqualTo(IN_PLACE_PERCENT_MIN);
            // the plans were made when the tables were empty, and are kept: decision 16
            assertThat(wholeTableReads(app.jdbc())).isEqualTo(wholeReads);
            assertThat(participants.received(ids.getFirst())).hasSize(3);
        }
    }

    /** All tables but the relay's lease, which is renewed by time and not by orders. */
    private static long rowWrites(JdbcTemplate jdbc) {
        return statistic(jdbc, "sum(n_tup_ins + n_tup_upd + n_tup_del)",
                "relname <> 'relay_lease'");
    }

    private static long wholeTableReads(JdbcTemplate jdbc) {
        return statistic(jdbc, "sum(seq_scan)", "relname in ('orders', 'sagas', 'outbox')");
    }

    /** Updates that touched no index. */
    private static long inPlacePercent(JdbcTemplate jdbc, String table) {
        return statistic(jdbc, "100 * sum(n_tup_hot_upd) / greatest(1, sum(n_tup_upd))",
                "relname = '" + table + "'");
    }

    private static long statistic(JdbcTemplate jdbc, String value, String where) {
        return await().until(() -> jdbc.queryForObject("select " + value
                + " from pg_stat_user_tables where " + where, Long.class), number -> number >= 0);
    }
}
