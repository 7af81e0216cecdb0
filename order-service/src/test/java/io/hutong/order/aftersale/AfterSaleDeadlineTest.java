package io.hutong.order.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A merchant that does not answer is decided for by the deadline, on the real database. */
class AfterSaleDeadlineTest {

    private static final long PAID_FEN = 12_900;
    private static final long ASKED_FEN = 900;
    private static final Duration LATE = Duration.ofHours(1);
    /** Longer than several looks for deadlines. */
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(1);

    private final TestTokens tokens = TestTokens.shared();
    private final Shopper buyer = Shopper.following(new Script()
            .settles(command -> List.of(Script.settled(command.orderId(), PAID_FEN - ASKED_FEN))));

    @Test
    void silentMerchantIsDecidedForTheMoneyGoesBackAndTheRestIsSettled() {
        String id = asked(ASKED_FEN);
        buyer.receive(id);
        buyer.awaitStatus(id, "RECEIVED");
        assertThat(OrderApp.participants().commands(id)).doesNotContain("SettlePayment");

        letTheDeadlinePass(id);

        await().untilAsserted(() -> assertThat(decision(id)).containsEntry("state", "APPROVED")
                .containsEntry("decided_by", "deadline"));
        buyer.awaitStatus(id, "SETTLED");
        assertThat(buyer.see(id).at("/refunded/total").asLong()).isEqualTo(ASKED_FEN);
        assertThat(OrderApp.participants().commands(id))
                .containsSubsequence("RefundPayment", "SettlePayment");
    }

    @Test
    void deadlineThatLiesAheadDecidesNothing() {
        String id = asked(ASKED_FEN);

        await().during(SEVERAL_LOOKS).atMost(SEVERAL_LOOKS.plusSeconds(30)).until(
                () -> "OPEN".equals(decision(id).get("state")));

        assertThat(OrderApp.participants().commands(id)).doesNotContain("RefundPayment");
    }

    @Test
    void decisionOfTheMerchantStandsWhenTheDeadlinePassesAfterwards() {
        String id = asked(ASKED_FEN);
        OrderApp.shared().http().post("/v1/after-sales/" + afterSaleOf(id) + "/reject",
                tokens.merchant("m-tea"), "{}");

        assertThat(OrderApp.shared().jdbc().queryForObject("select after_sale_due_at is null"
                + " from orders where order_id = ?", Boolean.class, id)).isTrue();
        assertThat(decision(id)).containsEntry("state", "REJECTED");
    }

    private String asked(long fen) {
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");
        buyer.ship(id, tokens.operator());
        OrderApp.shared().http().post("/v1/orders/" + id + "/after-sales", buyer.token(),
                "{\"amount\":{\"total\":" + fen + ",\"currency\":\"CNY\"},\"reason\":\"late\"}");
        return id;
    }

    /** Hours go by. */
    private static void letTheDeadlinePass(String id) {
        int changed = OrderApp.shared().jdbc().update("""
                update orders set after_sale_due_at = now() - interval '1 hour',
                    after_sales = jsonb_set(after_sales, '{all,0,ask,decide_by}', to_jsonb(?))
                where order_id = ?""", Instant.now().minus(LATE).toString(), id);
        assertThat(changed).isEqualTo(1);
    }

    private static String afterSaleOf(String id) {
        return OrderApp.shared().jdbc().queryForObject(
                "select after_sales #>> '{all,0,after_sale_id}' from orders where order_id = ?",
                String.class, id);
    }

    private static Map<String, Object> decision(String id) {
        return OrderApp.shared().jdbc().queryForMap("""
                select after_sales #>> '{all,0,state}' as state,
                    after_sales #>> '{all,0,decision,by}' as decided_by
                from orders where order_id = ?""", id);
    }
}
