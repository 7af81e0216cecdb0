package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A part is divided among five receivers, each with its own result, and comes back from them. */
class SeveralReceiversStoryTest {

    private static final String SUPPLIER = "1900000301";
    private static final String AFFILIATE = "1900000302";
    private static final String HEAD_OFFICE = "1900000303";
    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60), List.of(
                    new Receiver(SUPPLIER, new BasisPoints(1_000), "goods"),
                    new Receiver(AFFILIATE, new BasisPoints(300), "advice"),
                    new Receiver(HEAD_OFFICE, new BasisPoints(100), "licence")));

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @AfterEach
    void everybodyCanReceive() {
        trouble(AFFILIATE, "null");
    }

    @Test
    void everyReceiverGetsItsShareAndGivesItBackWithTheRefund() {
        String order = settled();

        var reply = refunded(order);

        assertThat(shares(order)).allMatch(one -> one.endsWith(" SUCCESS"))
                .contains(SUPPLIER + " 1290 SUCCESS", AFFILIATE + " 387 SUCCESS",
                        HEAD_OFFICE + " 129 SUCCESS")
                .hasSize(5);
        assertThat(ledger(order, "SHARE")).isEqualTo(1_290 + 387 + 129);
        assertThat(reply.parts().getFirst().others()).isEqualTo(Money.fen(1_290 + 387 + 129));
        assertThat(ledger(order, "SHARE_RETURN")).isEqualTo(1_290 + 387 + 129);
        assertThat(sharedByChannel(order)).isZero();
    }

    @Test
    void receiverThatCannotTakeItsShareFailsAloneAndIsACase() {
        trouble(AFFILIATE, "\"ACCOUNT_ABNORMAL\"");

        String order = settled();

        assertThat(shares(order)).contains(SUPPLIER + " 1290 SUCCESS",
                AFFILIATE + " 387 CLOSED", HEAD_OFFICE + " 129 SUCCESS");
        assertThat(ledger(order, "SHARE")).isEqualTo(1_290 + 129);
        assertThat(ledger(order, "RELEASE")).isEqualTo(
                12_900 - 77 - 645 - 258 - 1_290 - 129);
        assertThat(app.jdbc().queryForList("select kind || ' ' || amount from payment_case"
                + " where order_id = ?", String.class, order))
                .containsExactly("SHARE_CLOSED 387");
        JsonNode split = app.http().get("/v1/payments/" + order,
                TestTokens.shared().operator()).json().path("splits").path(0);
        assertThat(split.path("others_paid").valueStream()
                .map(one -> one.path("mchid").asString() + " " + one.at("/amount/total").asLong()))
                .containsExactly(SUPPLIER + " 1290", AFFILIATE + " 0", HEAD_OFFICE + " 129");
        assertThat(refunded(order).parts().getFirst().others())
                .isEqualTo(Money.fen(1_290 + 129));
        assertThat(sharedByChannel(order)).isZero();
    }

    private String settled() {
        AuthorizePayment plain = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment.Part part = plain.parts().getFirst();
        String order = plain.orderId();
        saga.send(new AuthorizePayment(order, plain.buyerId(), plain.miniProgram(),
                plain.total(), List.of(new AuthorizePayment.Part(part.merchantId(),
                        part.subMchid(), part.amount(), part.description(), TERMS)),
                plain.fallback()));
        saga.await(order, PaymentAuthorized.class);
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        return order;
    }

    private PaymentRefunded refunded(String order) {
        saga.send(new RefundPayment(order, order + "R01", "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(12_900)))));
        return saga.await(order, PaymentRefunded.class);
    }

    private void trouble(String account, String reason) {
        wechat.call("PUT", "/sandbox/receivers/" + account, "{\"fail_reason\":" + reason + "}");
    }

    /** By the channel's book: account, fen, result. */
    private List<String> shares(String order) {
        return wechat.book().path("shares").valueStream()
                .filter(one -> one.path("out_order_no").asString().equals(order + "S01"))
                .map(one -> one.path("receiver_account").asString() + " "
                        + one.path("amount").asLong() + " " + one.path("result").asString())
                .toList();
    }

    private long sharedByChannel(String order) {
        return wechat.transactions(order).getFirst().path("shared").asLong();
    }

    private long ledger(String order, String kind) {
        Long sum = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where order_id = ? and kind = ?", Long.class, order, kind);
        return sum == null ? 0 : sum;
    }
}
