package io.hutong.order.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Costs of fees that were never paid follow the refunds that the version before has recorded. */
class UnpaidFeesBeforeTest {

    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(
            TestInfra.freshDatabase("unpaid")));

    @Test
    void refundedPartOfACostThatWasNeverPaidIsTakenOffItsDay() {
        migrate("2026.12.01.500");
        order("o-whole", part("m-1", 12_900, 258), refunded(refund("m-1", true, 12_900)), 258);
        order("o-partly", part("m-1", 9_000, 100) + "," + paidPart("m-2"),
                refunded(refund("m-1", true, 3_001) + "," + refund("m-2", true, 50)), 103);
        order("o-before", part("m-1", 9_000, 100), refunded(refund("m-1", false, 3_000)), 100);
        order("o-unread", part("m-1", 9_000, 100), refunded(refund("m-1", true, 3_000)), 0);
        order("o-plain", paidPart("m-1"), "", 3);
        database.update("insert into report_traffic (day, channel, orders, gmv, refunded, cost)"
                + " values ('2026-11-11', 'SEARCH', 5, 0, 0, 464)");

        migrate("latest");

        assertThat(fact("o-whole")).isEqualTo("0/0");
        assertThat(fact("o-partly")).isEqualTo("3/67");
        assertThat(fact("o-before")).isEqualTo("0/100");
        assertThat(fact("o-unread")).isEqualTo("0/0");
        assertThat(fact("o-plain")).isEqualTo("3/0");
        assertThat(database.queryForObject("select cost from report_traffic", Long.class))
                .isEqualTo(464 - 258 - 33);
    }

    private String fact(String order) {
        return database.queryForObject("select traffic || '/' || owed from report_orders"
                + " where order_id = ?", String.class, order);
    }

    private void order(String id, String parts, String refunds, long traffic) {
        database.update("insert into orders (order_id, buyer_id, placed_at, cart, status, version,"
                + " payment, settlement, refunds) values (?, 'b', now(), '{}', 'SETTLED', 1,"
                + " '{}', ?::jsonb, ?::jsonb)", id, "{\"parts\":[" + parts + "]}",
                "{\"all\":[" + refunds + "]}");
        database.update("insert into report_orders (order_id, buyer_id, day, channel, total,"
                + " refunded, traffic) values (?, 'b', '2026-11-11', 'SEARCH', 1, 0, ?)",
                id, traffic);
    }

    private static String part(String merchant, long amount, long owed) {
        return "{\"merchant_id\":\"" + merchant + "\",\"amount\":" + money(amount)
                + ",\"traffic_fee_owed\":" + money(owed) + "}";
    }

    private static String paidPart(String merchant) {
        return "{\"merchant_id\":\"" + merchant + "\",\"amount\":" + money(100)
                + ",\"traffic_fee_owed\":null}";
    }

    private static String refunded(String refunds) {
        return "{\"result\":null},{\"result\":{\"parts\":[" + refunds + "]}}";
    }

    private static String refund(String merchant, boolean afterSettlement, long amount) {
        return "{\"merchant_id\":\"" + merchant + "\",\"after_settlement\":" + afterSettlement
                + ",\"amount\":" + money(amount) + "}";
    }

    private static String money(long fen) {
        return "{\"total\":" + fen + ",\"currency\":\"CNY\"}";
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(database.getDataSource()).outOfOrder(true)
                .placeholders(Map.of("serviceRole", "postgres")).target(target)
                .locations("classpath:db/messaging", "classpath:db/http",
                        "classpath:db/migration")
                .load().migrate();
    }
}
