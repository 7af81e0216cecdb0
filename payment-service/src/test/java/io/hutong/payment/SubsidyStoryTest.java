package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A subsidy reaches the merchant once, and the platforms know who owes whom. */
class SubsidyStoryTest {

    private static final String CREATE = "POST /v3/ecommerce/subsidies/create";
    private static final String RETURN = "POST /v3/ecommerce/subsidies/return";
    private static final Money SUBSIDY = Money.fen(2_000);

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    void platformHasMoney() {
        wechat.noFaults();
        wechat.call("POST", "/sandbox/merchants/1900000001/deposit", "{\"amount\":100000}");
    }

    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void subsidyIsPaidBeforeTheDivisionAndTheTrafficPlatformOwesItsPart() {
        String order = subsidised();

        saga.send(new SettlePayment(order));
        var part = saga.await(order, PaymentSettled.class).parts().getFirst();

        assertThat(part.subsidy()).isEqualTo(SUBSIDY);
        assertThat(part.merchantNet()).isEqualTo(Money.fen(11_920));
        assertThat(paidByChannel(order)).isEqualTo(2_000);
        assertThat(ledger(order, "SUBSIDY")).isEqualTo(2_000);
        assertThat(ledger(order, "SUBSIDY_CLAIM")).isEqualTo(800);
        assertThat(ledger(order, "RELEASE")).isEqualTo(11_920 + 2_000);
    }

    @Test
    void subsidyWhoseAnswerIsLostIsPaidOnce() {
        String order = subsidised();
        wechat.fault(CREATE, "TIMEOUT_AFTER", 1);

        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);

        assertThat(paidByChannel(order)).isEqualTo(2_000);
        assertThat(ledger(order, "SUBSIDY")).isEqualTo(2_000);
    }

    @Test
    void divisionWhoseAnswerIsLostAfterTheSubsidyDoesNotPayItAgain() {
        String order = subsidised();
        wechat.fault(WeChat.SHARE, "TIMEOUT_BEFORE", 1);

        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);

        assertThat(paidByChannel(order)).isEqualTo(2_000);
        assertThat(ledger(order, "SUBSIDY_CLAIM")).isEqualTo(800);
    }

    @Test
    void refundsGiveTheSubsidyBackInProportionAndTheLastOneAllOfIt() {
        String order = settled();

        refund(order, 1, 4_301);
        awaitReturned(order, 666);
        long claimBack = ledger(order, "SUBSIDY_CLAIM_RETURN");
        refund(order, 2, 8_599);
        awaitReturned(order, 2_000);

        assertThat(claimBack).isEqualTo(266);
        assertThat(ledger(order, "SUBSIDY_CLAIM_RETURN")).isEqualTo(800);
        assertThat(followUps(order)).extracting(one -> one.path("kind").asString() + " "
                + one.path("state").asString() + " " + one.path("amount").path("total").asLong())
                .containsExactly("SUBSIDY_RETURN DONE 666", "SUBSIDY_RETURN DONE 1334");
    }

    @Test
    void returnIsToldWhenItHasComeAndNotBefore() {
        String order = settled();
        wechat.fault(RETURN, "NOT_ENOUGH", 100);

        refund(order, 1, 12_900);
        await().untilAsserted(() -> assertThat(followUps(order)).singleElement().satisfies(
                one -> assertThat(one.path("state").asString()).isEqualTo("WAITING")));
        assertThat(saga.events(order)).isEmpty();
        wechat.noFaults();
        awaitReturned(order, 2_000);

        await().untilAsserted(() -> assertThat(saga.events(order)).singleElement()
                .isInstanceOfSatisfying(MerchantFundsMoved.class, move -> {
                    assertThat(move.kind()).isEqualTo(MerchantFundsMoved.Kind.SUBSIDY_RETURN);
                    assertThat(move.amount()).isEqualTo(Money.fen(-2_000));
                    assertThat(move.number()).isEqualTo(order + "R0101B");
                }));
    }

    @Test
    void returnFromBeforeAnybodyWasToldIsToldOnce() {
        String order = settled();
        refund(order, 1, 12_900);
        awaitReturned(order, 2_000);
        await().until(() -> saga.events(order).size() == 1);

        app.superuser().update("insert into untold_move select id from ledger_transfer"
                + " where order_id = ? and kind = 'SUBSIDY_RETURN'", order);

        await().until(() -> saga.events(order).size() == 2);
        assertThat(saga.events(order).getLast())
                .isInstanceOfSatisfying(MerchantFundsMoved.class,
                        move -> assertThat(move.amount()).isEqualTo(Money.fen(-2_000)));
    }

    @Test
    void returnWhoseAnswerIsLostIsUnknownUntilItIsAskedAgainAndMovesOnce() {
        String order = settled();
        wechat.fault(RETURN, "TIMEOUT_AFTER", 1);

        refund(order, 1, 6_450);

        await().until(() -> app.jdbc().queryForList("select state from follow_up"
                + " where order_id = ?", String.class, order).contains("UNKNOWN"));
        awaitReturned(order, 1_000);
    }

    @Test
    void returnThatTheMerchantCannotPayNowWaitsAndComesLater() {
        String order = settled();
        wechat.fault(RETURN, "NOT_ENOUGH", 100);

        refund(order, 1, 12_900);
        await().untilAsserted(() -> assertThat(followUps(order)).singleElement()
                .satisfies(one -> {
                    assertThat(one.path("state").asString()).isEqualTo("WAITING");
                    assertThat(one.path("code").asString()).isEqualTo("NOT_ENOUGH");
                }));
        assertThat(ledger(order, "SUBSIDY_RETURN")).isZero();
        wechat.noFaults();

        awaitReturned(order, 2_000);
    }

    @Test
    void subsidyOfAnOrderThatIsCalledOffIsWithdrawn() {
        String order = subsidised();

        saga.send(new VoidPayment(order));
        saga.await(order, PaymentVoided.class);

        awaitWithdrawn(order);
    }

    @Test
    void subsidyOfAnOrderThatIsRefundedWholeBeforeTheSettlementIsWithdrawn() {
        String order = subsidised();

        refund(order, 1, 2_900);
        assertThat(followUps(order)).isEmpty();
        refund(order, 2, 10_000);

        awaitWithdrawn(order);
    }

    @Test
    void subsidyOfAnOrderPaidAtTheCashierIsAnnouncedAndPaidToo() {
        Shopper shopper = Shopper.stranger(app);
        AuthorizePayment order = subsidised(shopper.orderWithCashier(Shopper.TEA, 12_900));
        saga.send(order);
        String prepayId = saga.await(order.orderId(), CashierOpened.class).request().prepayId();
        saga.send(new AwaitPayment(order.orderId()));
        wechat.pay(prepayId);
        saga.await(order.orderId(), PaymentAuthorized.class);

        saga.send(new SettlePayment(order.orderId()));
        saga.await(order.orderId(), PaymentSettled.class);

        assertThat(paidByChannel(order.orderId())).isEqualTo(2_000);
        assertThat(ledger(order.orderId(), "SUBSIDY")).isEqualTo(2_000);
    }

    private String settled() {
        String order = subsidised();
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        return order;
    }

    private void refund(String order, int number, long fen) {
        String id = order + "R0" + number;
        saga.send(new RefundPayment(order, id, "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(fen)))));
        await().until(() -> saga.replies(order).stream().map(Saga.Reply::payload)
                .anyMatch(reply -> reply instanceof PaymentRefunded it
                        && it.refundId().equals(id)));
    }

    /** On both sides, to the fen. */
    private void awaitReturned(String order, long fen) {
        await().untilAsserted(() -> assertThat(ledger(order, "SUBSIDY_RETURN")).isEqualTo(fen));
        assertThat(paidByChannel(order)).isEqualTo(ledger(order, "SUBSIDY") - fen);
        assertThat(wechat.transactions(order).getFirst().path("subsidy").asLong())
                .isEqualTo(ledger(order, "SUBSIDY") - fen);
    }

    private void awaitWithdrawn(String order) {
        await().untilAsserted(() -> assertThat(followUps(order)).singleElement()
                .satisfies(one -> assertThat(one.path("kind").asString() + " "
                        + one.path("state").asString()).isEqualTo("SUBSIDY_CANCEL DONE")));
        assertThat(wechat.book().path("subsidies").valueStream()
                .map(one -> one.path("key").asString())).contains("1900000001/cancel/"
                        + wechat.transactions(order).getFirst().path("transaction_id").asString());
        assertThat(ledger(order, "SUBSIDY")).isZero();
    }

    private List<JsonNode> followUps(String order) {
        return app.http().get("/v1/payments/" + order, TestTokens.shared().operator()).json()
                .path("follow_ups").valueStream().toList();
    }

    private String subsidised() {
        AuthorizePayment order = subsidised(
                Shopper.withMandate(app).order(Shopper.TEA, 12_900));
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    static AuthorizePayment subsidised(AuthorizePayment plain) {
        AuthorizePayment.Part part = plain.parts().getFirst();
        return new AuthorizePayment(plain.orderId(), plain.buyerId(),
                plain.miniProgram(), plain.total(), List.of(new AuthorizePayment.Part(
                        part.merchantId(), part.subMchid(), part.amount(), part.description(),
                        part.terms(), SUBSIDY, new BasisPoints(4_000))),
                plain.fallback(),
                plain.payer());
    }

    private long paidByChannel(String order) {
        String transaction = wechat.transactions(order).getFirst().path("transaction_id")
                .asString();
        return StreamSupport.stream(wechat.book().path("subsidies").spliterator(), false)
                .filter(one -> one.path("transaction_id").asString().equals(transaction))
                .mapToLong(one -> one.path("amount").asLong()).sum();
    }

    private long ledger(String order, String kind) {
        Long sum = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where order_id = ? and kind = ?", Long.class, order, kind);
        return sum == null ? 0 : sum;
    }
}
