package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the platform advances for a refund is collected from the merchant, once. */
class AdvanceStoryTest {

    private static final String SHARES = "POST /v3/ecommerce/profitsharing/returnorders";
    private static final String COLLECT = "POST /v3/ecommerce/refunds/{id}/return-advance";
    private static final long ADVANCED = 903;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();
    private final String merchant = "m-poor-" + NEXT.incrementAndGet();
    private final String subMchid = "19000009" + (10 + NEXT.get());

    @BeforeEach
    void platformHasMoneyAndTheMerchantNone() {
        wechat.noFaults();
        wechat.call("POST", "/sandbox/merchants/1900000001/deposit", "{\"amount\":100000}");
        wechat.call("PUT", "/sandbox/sub-merchants/" + subMchid, "{}");
    }

    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void advanceWaitsUntilTheMerchantHasMoneyAndIsThenCollected() {
        String order = refundedByAdvance();
        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("WAITING NOT_ENOUGH"));
        assertThat(owed()).isEqualTo(ADVANCED);

        deposit(5_000);

        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("DONE "));
        assertThat(owed()).isZero();
        assertThat(ledger(order, "ADVANCE_RETURN")).isEqualTo(ADVANCED);
        assertThat(available()).isEqualTo(5_000 - ADVANCED);
    }

    @Test
    void collectionWhoseAnswerIsLostIsAskedAboutAndBookedOnce() {
        String order = refundedByAdvance();
        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("WAITING NOT_ENOUGH"));
        wechat.fault(COLLECT, "TIMEOUT_AFTER", 1);

        deposit(5_000);

        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("UNKNOWN "));
        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("DONE "));
        assertThat(ledger(order, "ADVANCE_RETURN")).isEqualTo(ADVANCED);
        assertThat(owed()).isZero();
        assertThat(available()).isEqualTo(5_000 - ADVANCED);
    }

    @Test
    void advanceThatIsNotCollectedInTimeOpensACaseThatItsArrivalEnds() {
        String order = refundedByAdvance();
        await().untilAsserted(() -> assertThat(followUp(order)).isEqualTo("WAITING NOT_ENOUGH"));
        assertThat(cases(order)).doesNotContain("ADVANCE_RECEIVABLE OPEN");

        makeOld(order);
        await().untilAsserted(() -> assertThat(cases(order)).contains("ADVANCE_RECEIVABLE OPEN"));
        deposit(5_000);
        app.jdbc().update("update follow_up set due_at = now() where order_id = ?", order);

        await().untilAsserted(
                () -> assertThat(cases(order)).contains("ADVANCE_RECEIVABLE RESOLVED"));
        assertThat(owed()).isZero();
    }

    @Test
    void sharesOlderThan180DaysStayWhereTheyAreAndTheBuyerGetsTheMoneyAllTheSame() {
        String order = paid();
        settle(order);
        app.jdbc().update("update split set ended_at = now() - interval '181 days'"
                + " where order_id = ?", order);

        refund(order);

        assertThat(app.jdbc().queryForList("select share || ' ' || state || ' ' || fail_reason"
                + " from share_return where order_id = ?", String.class, order))
                .containsExactlyInAnyOrder("COMMISSION FAILED TOO_OLD",
                        "TRAFFIC_FEE FAILED TOO_OLD");
        assertThat(wechat.book().path("share_returns").valueStream()
                .map(one -> one.path("out_return_no").asString()))
                .noneMatch(number -> number.startsWith(order));
        assertThat(cases(order)).containsExactlyInAnyOrder(
                "SHARE_NOT_RETURNED OPEN", "SHARE_NOT_RETURNED OPEN");
        assertThat(wechat.refunded(order)).isEqualTo(12_900);
        assertThat(ledger(order, "ADVANCE")).isEqualTo(ADVANCED);
    }

    @Test
    void sharesOfTheLastDayInTimeComeBack() {
        String order = paid();
        settle(order);
        app.jdbc().update("update split set ended_at = now() - interval '179 days'"
                + " where order_id = ?", order);

        refund(order);

        assertThat(cases(order)).isEmpty();
        assertThat(ledger(order, "COMMISSION_RETURN") + ledger(order, "TRAFFIC_FEE_RETURN"))
                .isEqualTo(ADVANCED);
        assertThat(ledger(order, "ADVANCE")).isZero();
    }

    /** A week passes. */
    private void makeOld(String order) {
        app.jdbc().update("update follow_up set created_at = now() - interval '8 days',"
                + " due_at = now() where order_id = ?", order);
    }

    /** The shares stay with their receivers, so that the merchant cannot pay the refund alone. */
    private String refundedByAdvance() {
        String order = paid();
        settle(order);
        refuseShares();
        refund(order);
        return order;
    }

    private String paid() {
        AuthorizePayment plain = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment.Part part = plain.parts().getFirst();
        saga.send(new AuthorizePayment(plain.orderId(), plain.buyerId(), plain.miniProgram(),
                plain.total(), List.of(new AuthorizePayment.Part(merchant, subMchid,
                        part.amount(), part.description(), part.terms())),
                plain.fallback()));
        saga.await(plain.orderId(), PaymentAuthorized.class);
        return plain.orderId();
    }

    private void settle(String order) {
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
    }

    private void refuseShares() {
        wechat.fault(SHARES, "INVALID_REQUEST", 6);
    }

    private void refund(String order) {
        saga.send(new RefundPayment(order, order + "R01", "asked for",
                List.of(new RefundPayment.Part(merchant, Money.fen(12_900)))));
        saga.await(order, PaymentRefunded.class);
    }

    private void deposit(long fen) {
        wechat.call("POST", "/sandbox/merchants/" + subMchid + "/deposit",
                "{\"amount\":" + fen + "}");
    }

    /** By the channel's book: advanced for this merchant's refunds and not paid back. */
    private long owed() {
        return wechat.book().path("refunds").valueStream()
                .filter(refund -> transactions().contains(
                        refund.path("transaction_id").asString()))
                .mapToLong(refund -> refund.path("advance").asLong()
                        - refund.path("advance_returned").asLong())
                .sum();
    }

    private List<String> transactions() {
        return wechat.book().path("transactions").valueStream()
                .filter(one -> one.path("sub_mchid").asString().equals(subMchid))
                .map(one -> one.path("transaction_id").asString()).toList();
    }

    private long available() {
        return wechat.book().path("balances").path(subMchid).path("available").asLong();
    }

    private String followUp(String order) {
        JsonNode one = view(order).path("follow_ups").path(0);
        return one.path("state").asString("") + " " + one.path("code").asString("");
    }

    private List<String> cases(String order) {
        return app.jdbc().queryForList("select kind || ' ' || status from payment_case"
                + " where order_id = ?", String.class, order);
    }

    private JsonNode view(String order) {
        return app.http().get("/v1/payments/" + order, TestTokens.shared().operator()).json();
    }

    private long ledger(String order, String kind) {
        Long sum = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where order_id = ? and kind = ?", Long.class, order, kind);
        return sum == null ? 0 : sum;
    }
}
