package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many orders at once: more than there are permits, some calls failing, some orders called off. */
class BurstStoryTest {

    private static final int SHOPPERS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void burstBeyondThePermitsIsQueuedAndEveryOrderIsPaidOnce() {
        List<AuthorizePayment> orders = orders(400);

        orders.forEach(saga::send);
        awaitAnswers(orders, 1);

        Map<String, Long> book = paidByOrder();
        assertThat(orders).allSatisfy(order -> assertThat(book.get(order.orderId()))
                .isEqualTo(order.total().total()));
        assertBooksAgree(orders);
    }

    @Test
    void brokenChannelAndCalledOffOrdersLeaveBothBooksEqual() {
        wechat.faults(WeChat.DEBIT, Map.of("TIMEOUT_AFTER", 0.05, "STATUS_500", 0.05,
                "RESET", 0.05, "HALF_BODY", 0.05, "TIMEOUT_BEFORE", 0.05, "NOT_ENOUGH", 0.05));
        List<AuthorizePayment> orders = orders(200);

        for (int i = 0; i < orders.size(); i++) {
            saga.send(orders.get(i));
            if (i % 4 == 0) {
                saga.send(new VoidPayment(orders.get(i).orderId()));
            }
        }
        awaitEnds(orders);

        assertBooksAgree(orders);
        assertThat(app.http().get("/v1/ledger/accounts", TestTokens.shared().operator()).json()
                .path("grand_total").path("total").asLong(-1)).isZero();
    }

    private List<AuthorizePayment> orders(int count) {
        List<Shopper> shoppers = IntStream.range(0, SHOPPERS)
                .mapToObj(i -> Shopper.withMandate(app)).toList();
        return IntStream.range(0, count).mapToObj(i -> shoppers.get(i % SHOPPERS)
                .order(Shopper.TEA, 1_000 + i, Shopper.MUG, 500)).toList();
    }

    private void awaitAnswers(List<AuthorizePayment> orders, int answers) {
        await().atMost(PATIENCE).until(() -> orders.stream()
                .allMatch(order -> saga.replies(order.orderId()).size() == answers));
    }

    private void awaitEnds(List<AuthorizePayment> orders) {
        String[] ids = orders.stream().map(AuthorizePayment::orderId).toArray(String[]::new);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.jdbc().queryForList(
                "select status from payment where order_id = any(?) and status in"
                        + " ('AUTHORIZING', 'VOIDING')",
                String.class, (Object) ids)).isEmpty());
    }

    private void assertBooksAgree(List<AuthorizePayment> orders) {
        Map<String, Long> book = paidByOrder();
        Map<String, Long> ledger = new HashMap<>();
        app.jdbc().query("""
                select order_id, sum(case kind when 'DEBIT' then amount else -amount end) as held
                from ledger_transfer where kind in ('DEBIT', 'REFUND') group by order_id""",
                row -> {
                    ledger.put(row.getString("order_id"), row.getLong("held"));
                });
        assertThat(orders).allSatisfy(order -> assertThat(
                ledger.getOrDefault(order.orderId(), 0L))
                .as(order.orderId()).isEqualTo(book.getOrDefault(order.orderId(), 0L)));
    }

    /** What the channel holds of each order: paid less refunded. */
    private Map<String, Long> paidByOrder() {
        Map<String, Long> held = new HashMap<>();
        for (JsonNode trade : wechat.book().path("transactions")) {
            boolean paid = List.of("SUCCESS", "REFUND").contains(
                    trade.path("trade_state").asString());
            if (paid) {
                held.merge(trade.path("out_trade_no").asString().substring(0, 26),
                        trade.path("total").asLong() - trade.path("refunded").asLong(),
                        Long::sum);
            }
        }
        return held;
    }
}
