package io.hutong.order.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The reports over HTTP, fed by the service's own events. */
class ReportServiceTest {

    private final HttpProbe http = OrderApp.shared().http();
    private final String operator = TestTokens.shared().operator();

    private long active(String at) {
        JsonNode answer = http.get("/v1/reports/active-consumers?at=" + at, operator).json();
        return answer.get("active_consumers").asLong();
    }

    private boolean isKnown(String order, long refunded, long traffic) {
        return Integer.valueOf(1).equals(OrderApp.shared().jdbc().queryForObject(
                "select count(*) from report_orders where order_id = ? and refunded = ?"
                        + " and traffic = ? and day is not null",
                Integer.class, order, refunded, traffic));
    }

    @Test
    void settledOrderShowsItsTrafficCostAndARefundedOneItsRefund() {
        Shopper buyer = Shopper.following(new Script());
        String settled = buyer.order(Shopper.TEA);
        String refunded = buyer.order(Shopper.TEA);
        buyer.awaitStatus(settled, "PAID");
        buyer.awaitStatus(refunded, "PAID");
        buyer.ship(settled, operator);
        buyer.receive(settled);
        buyer.cancel(refunded);

        await().until(() -> isKnown(settled, 0, 258)
                && isKnown(refunded, 12_900, 0));

        String day = OrderApp.shared().jdbc().queryForObject(
                "select day::text from report_orders where order_id = ?", String.class, settled);
        String path = "/v1/reports/traffic?from=" + day + "&to=" + day;
        JsonNode search = http.get(path, operator).json().get("items").valueStream()
                .filter(item -> item.get("channel").asString().equals("SEARCH"))
                .findFirst().orElseThrow();
        assertThat(search.get("orders").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(search.at("/refunds/total").asLong()).isGreaterThanOrEqualTo(12_900);
        assertThat(search.at("/traffic_cost/total").asLong()).isGreaterThanOrEqualTo(258);
        HttpProbe.Answer csv = http.send("GET", path, operator,
                Map.of("Accept", "text/csv"), new byte[0]);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.text()).startsWith(TrafficLine.CSV_HEADER + "\r\n" + day + ",");
        assertThat(active(day)).isPositive();
        assertThat(active("2000-01-01")).isZero();
    }

    @Test
    void costThatCouldNotBePaidIsNoneForWhatIsRefundedAfterwards() {
        Shopper buyer = Shopper.following(new Script()
                .settles(command -> List.of(settledOwing(command.orderId())))
                .refunds(command -> List.of(refundedOwing(command))));
        String order = buyer.order(Shopper.TEA);
        buyer.awaitStatus(order, "PAID");
        buyer.ship(order, operator);
        buyer.receive(order);
        await().until(() -> owed(order) == 258);

        assertThat(http.post("/v1/orders/" + order + "/refunds", operator,
                "{\"amount\":{\"total\":6450,\"currency\":\"CNY\"},\"reason\":\"late\"}")
                .status()).isEqualTo(202);

        await().until(() -> owed(order) == 129);
        assertThat(isKnown(order, 6_450, 0)).isTrue();
    }

    private static long owed(String order) {
        return OrderApp.shared().jdbc().queryForList("select owed from report_orders"
                + " where order_id = ?", Long.class, order).stream().findFirst().orElse(-1L);
    }

    private static PaymentSettled settledOwing(String order) {
        return new PaymentSettled(order, Instant.now(), List.of(new SettledPart("m-tea",
                Money.fen(12_900), Money.fen(12_178), Money.fen(645), Money.ZERO, Money.fen(77),
                null, null, Money.fen(258))));
    }

    private static PaymentRefunded refundedOwing(RefundPayment command) {
        return new PaymentRefunded(command.orderId(), command.refundId(), Instant.now(),
                List.of(new RefundedPart("m-tea", true, Money.fen(6_450), Money.fen(6_089),
                        Money.fen(322), Money.ZERO, Money.fen(39), Money.ZERO, null,
                        Money.fen(129))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"traffic", "traffic?from=x&to=2026-01-01",
            "traffic?from=2026-01-02&to=2026-01-01", "traffic?from=2020-01-01&to=2026-01-01",
            "active-consumers?at=tomorrow"})
    void badParametersAreRefused(String path) {
        HttpProbe.Answer answer = http.get("/v1/reports/" + path, operator);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void reportsAreForOperatorsOnly() {
        assertThat(http.get("/v1/reports/active-consumers",
                TestTokens.shared().buyer("b")).status()).isEqualTo(403);
    }
}
