package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** Money goes back once, from where it went, and both books say the same. */
@Isolated
class RefundStoryTest {

    private static final String REFUND = "POST /v3/ecommerce/refunds/apply";
    private static final String RETURN = "POST /v3/ecommerce/profitsharing/returnorders";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();
    private Shopper shopper;

    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void partialRefundBeforeSettlementComesOutOfFrozenFundsAndTheRestIsSettled() {
        String order = paid(Shopper.TEA, 12_900);

        RefundedPart part = refunded(refund(order, 1, 5_000)).parts().getFirst();
        saga.send(new SettlePayment(order));
        var settled = saga.await(order, PaymentSettled.class).parts().getFirst();

        assertThat(part.afterSettlement()).isFalse();
        assertThat(part.channelFee()).isEqualTo(Money.fen(77 - 47));
        assertThat(part.merchantNet()).isEqualTo(Money.fen(5_000 - 30));
        assertThat(settled.amount()).isEqualTo(Money.fen(7_900));
        assertThat(settled.commission()).isEqualTo(Money.fen(395));
        assertThat(settled.channelFee()).isEqualTo(Money.fen(47));
        assertBooksAgree(order, 5_000);
    }

    @Test
    void fullRefundBeforeSettlementGivesTheWholeFeeBack() {
        String order = paid(Shopper.TEA, 12_900, Shopper.MUG, 5_900);

        PaymentRefunded reply = refunded(refund(order, 1, 12_900, 5_900));

        assertThat(reply.parts()).extracting(RefundedPart::merchantId)
                .containsExactly(Shopper.TEA, Shopper.MUG);
        assertThat(reply.parts()).extracting(RefundedPart::channelFee)
                .containsExactly(Money.fen(77), Money.fen(35));
        assertThat(ledger(order, "FEE")).isEqualTo(ledger(order, "FEE_RETURN"));
        assertBooksAgree(order, 18_800);
    }

    @Test
    void refundsAfterSettlementTakeExactlyTheSharesBack() {
        String order = settled(Shopper.TEA, 12_900);

        RefundedPart first = refunded(refund(order, 1, 4_301)).parts().getFirst();
        RefundedPart last = refunded(refund(order, 2, 8_599)).parts().getFirst();

        assertThat(first.afterSettlement()).isTrue();
        assertThat(first.commission()).isEqualTo(Money.fen(215));
        assertThat(first.trafficFee()).isEqualTo(Money.fen(86));
        assertThat(first.commission().plus(last.commission())).isEqualTo(Money.fen(645));
        assertThat(first.trafficFee().plus(last.trafficFee())).isEqualTo(Money.fen(258));
        assertThat(first.channelFee().plus(last.channelFee())).isEqualTo(Money.fen(77));
        assertThat(last.advance()).isEqualTo(Money.ZERO);
        assertThat(shared(order)).isZero();
        assertBooksAgree(order, 12_900);
    }

    @Test
    void repeatedCommandGetsTheSameAnswerAndRefundsOnce() {
        String order = paid(Shopper.TEA, 12_900);
        RefundPayment command = refund(order, 1, 100);
        PaymentRefunded first = refunded(command);

        saga.send(command, 2);

        assertThat(saga.await(order, PaymentRefunded.class, 2)).isEqualTo(first);
        assertBooksAgree(order, 100);
    }

    @Test
    void whateverOurBooksRefuseOpensACaseOnce() {
        String order = paid(Shopper.TEA, 12_900);
        String lost = OrderIds.next();
        RefundPayment unknown = refund(lost, 1, 12_900);
        RefundPayment tooMuch = refund(order, 1, 12_901);
        RefundPayment otherPart = refund(order, 2, 100, 100);

        assertThat(refused(unknown).refusal()).isEqualTo(Refusal.NOT_PAID);
        assertThat(refused(tooMuch).refusal()).isEqualTo(Refusal.EXCEEDS_PAYMENT);
        assertThat(refused(otherPart).refusal()).isEqualTo(Refusal.UNKNOWN_PART);
        saga.send(unknown, 2);
        saga.await(lost, PaymentRefundRefused.class, 2);

        assertThat(refusals(lost)).containsExactly(
                lost + "R01 12900 NOT_PAID: there is no payment of this order");
        assertThat(refusals(order)).hasSize(2).allMatch(one -> one.startsWith(order))
                .first().asString().contains("R01 12901 EXCEEDS_PAYMENT");
    }

    /** Subject, amount and detail of the cases about refusals. */
    private List<String> refusals(String order) {
        return app.http().get("/v1/cases?kind=REFUND_REFUSED&limit=200",
                TestTokens.shared().operator()).json().path("items").valueStream()
                .filter(one -> one.path("order_id").asString().equals(order))
                .map(one -> one.path("case_id").asString().replaceFirst(".*" + order, order) + " "
                        + one.path("amount").path("total").asLong() + " "
                        + one.path("detail").asString())
                .sorted().toList();
    }

    @Test
    void moreThanWhatIsLeftIsRefusedAndNothingMoves() {
        String order = paid(Shopper.TEA, 12_900);
        refunded(refund(order, 1, 12_000));

        assertThat(refused(refund(order, 2, 901)).refusal()).isEqualTo(Refusal.EXCEEDS_PAYMENT);

        assertBooksAgree(order, 12_000);
    }

    @Test
    void refundOfAnUnknownOrderIsRefused() {
        String order = Shopper.stranger(app).order(Shopper.TEA, 100).orderId();

        assertThat(refused(refund(order, 1, 1)).refusal()).isEqualTo(Refusal.NOT_PAID);
    }

    @Test
    void partOfAnotherMerchantIsRefused() {
        String order = paid(Shopper.TEA, 12_900);

        assertThat(refused(new RefundPayment(order, order + "R01", "none", List.of(
                new RefundPayment.Part(Shopper.MUG, Money.fen(1))))).refusal())
                .isEqualTo(Refusal.UNKNOWN_PART);
    }

    @Test
    void lostAnswersOfReturnsAndRefundsHaveNoSecondEffect() {
        String order = settled(Shopper.TEA, 12_900);
        wechat.fault(RETURN, "TIMEOUT_AFTER", 1);

        refunded(refund(order, 1, 6_450));
        wechat.fault(REFUND, "TIMEOUT_AFTER", 1);
        refunded(refund(order, 2, 6_450));

        assertThat(shared(order)).isZero();
        assertBooksAgree(order, 12_900);
    }

    @Test
    void shareThatIsNotReturnedOpensACaseAndTheBuyerDoesNotWait() {
        String order = settled(Shopper.TEA, 12_900);
        wechat.fault(RETURN, "INVALID_REQUEST", 6);

        RefundedPart part = refunded(refund(order, 1, 12_900)).parts().getFirst();

        assertThat(part.commission()).isEqualTo(Money.ZERO);
        assertThat(part.trafficFee()).isEqualTo(Money.ZERO);
        assertThat(kinds(order)).contains("SHARE_NOT_RETURNED");
        assertThat(shared(order)).isEqualTo(903);
        assertBooksAgree(order, 12_900);
    }

    @Test
    void merchantWithoutFundsIsAdvancedTheRefundAndOwesIt() {
        String order = settled(Shopper.TEA, 12_900);
        wechat.fault(REFUND, "NOT_ENOUGH", 1);

        refunded(refund(order, 1, 12_900));

        String source = app.jdbc().queryForObject(
                "select source from refund where order_id = ?", String.class, order);
        assertThat(source).isEqualTo("PLATFORM_ADVANCE");
        assertBooksAgree(order, 12_900);
    }

    @Test
    void settlementWaitsForTheRefundThatCameFirst() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.fault(REFUND, "TIMEOUT_BEFORE", 1);

        saga.send(refund(order, 1, 2_900));
        saga.send(new SettlePayment(order));

        var settled = saga.await(order, PaymentSettled.class);
        assertThat(settled.parts().getFirst().amount()).isEqualTo(Money.fen(10_000));
        assertThat(saga.replies(order).stream().map(reply -> reply.payload().getClass())
                .map(Class::getSimpleName)).containsSubsequence(
                        "PaymentRefunded", "PaymentSettled");
        assertBooksAgree(order, 2_900);
    }

    @Test
    void refundWaitsForTheSettlementThatCameFirst() {
        String order = paid(Shopper.TEA, 12_900);

        saga.send(new SettlePayment(order));
        RefundedPart part = refunded(refund(order, 1, 12_900)).parts().getFirst();

        assertThat(part.afterSettlement()).isTrue();
        assertThat(part.commission()).isEqualTo(Money.fen(645));
        assertThat(shared(order)).isZero();
        assertBooksAgree(order, 12_900);
    }

    @Test
    void refundThatTheChannelClosesReleasesItsClaimAndOpensACase() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.decline(shopper.openid(), "REFUND_CLOSED");

        assertThat(refused(refund(order, 1, 12_900)).refusal())
                .isEqualTo(Refusal.CLOSED_BY_CHANNEL);
        wechat.call("PUT", "/sandbox/buyers/" + shopper.openid(), "{}");

        assertThat(kinds(order)).contains("REFUND_FAILED");
        assertThat(app.jdbc().queryForObject("select refunding + refunded from sub_payment"
                + " where order_id = ?", Long.class, order)).isZero();
    }

    @Test
    void refundThatCannotBePaidOutStaysClaimedUntilAPersonHasSentItElsewhere() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.decline(shopper.openid(), "REFUND_ABNORMAL");

        saga.send(refund(order, 1, 100));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds(order)).contains("REFUND_FAILED"));
        assertThat(app.jdbc().queryForObject("select refunding from sub_payment"
                + " where order_id = ?", Long.class, order)).isEqualTo(100);
        assertThat(answer(order, order + "R01")).isNull();
    }

    @Test
    void refundNeedsNoMandateAnyMore() {
        String order = paid(Shopper.TEA, 12_900);
        app.http().send("DELETE", "/v1/mandates/current", shopper.token(), Map.of(), new byte[0]);

        refunded(refund(order, 1, 2_900));
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        refunded(refund(order, 2, 10_000));

        assertThat(shared(order)).isZero();
        assertBooksAgree(order, 12_900);
    }

    @Test
    void ofTenParallelRefundsOfTwiceThePaymentExactlyThoseThatFitSucceed() {
        String order = paid(Shopper.TEA, 10_000);

        List<RefundPayment> commands = IntStream.rangeClosed(1, 10)
                .mapToObj(n -> refund(order, n, 2_000)).toList();
        commands.parallelStream().forEach(saga::send);

        await().atMost(PATIENCE).until(() -> commands.stream()
                .allMatch(one -> answer(order, one.refundId()) != null));
        assertThat(commands.stream().map(one -> answer(order, one.refundId()))
                .filter(PaymentRefunded.class::isInstance)).hasSize(5);
        assertThat(ledger(order, "FEE")).isEqualTo(ledger(order, "FEE_RETURN"));
        assertBooksAgree(order, 10_000);
    }

    private RefundPayment refund(String order, int number, long... fen) {
        List<String> merchants = List.of(Shopper.TEA, Shopper.MUG);
        return new RefundPayment(order, order + (number < 10 ? "R0" : "R") + number, "asked for",
                IntStream.range(0, fen.length).mapToObj(i -> new RefundPayment.Part(
                        merchants.get(i), Money.fen(fen[i]))).toList());
    }

    private PaymentRefunded refunded(RefundPayment command) {
        return (PaymentRefunded) answered(command);
    }

    private PaymentRefundRefused refused(RefundPayment command) {
        return (PaymentRefundRefused) answered(command);
    }

    private PaymentReply answered(RefundPayment command) {
        saga.send(command);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                .until(() -> answer(command.orderId(), command.refundId()) != null);
        return answer(command.orderId(), command.refundId());
    }

    private PaymentReply answer(String order, String refundId) {
        return saga.replies(order).stream().map(Saga.Reply::payload)
                .filter(reply -> switch (reply) {
                    case PaymentRefunded it -> it.refundId().equals(refundId);
                    case PaymentRefundRefused it -> it.refundId().equals(refundId);
                    default -> false;
                }).findFirst().orElse(null);
    }

    private String paid(Object... merchantsAndFen) {
        shopper = Shopper.withMandate(app);
        AuthorizePayment order = shopper.order(merchantsAndFen);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private String settled(Object... merchantsAndFen) {
        String order = paid(merchantsAndFen);
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        return order;
    }

    /** Order by order: what the channel's book says is what the ledger says, to the fen. */
    private void assertBooksAgree(String order, long refunded) {
        assertThat(wechat.refunded(order)).isEqualTo(refunded);
        assertThat(ledger(order, "REFUND")).isEqualTo(refunded);
        assertThat(shared(order)).isEqualTo(ledger(order, "COMMISSION")
                + ledger(order, "TRAFFIC_FEE") - ledger(order, "COMMISSION_RETURN")
                - ledger(order, "TRAFFIC_FEE_RETURN"));
        assertThat(wechat.transactions(order).stream().mapToLong(t -> t.path("fee").asLong())
                .sum()).isEqualTo(ledger(order, "FEE") - ledger(order, "FEE_RETURN"));
    }

    private long shared(String order) {
        return wechat.transactions(order).stream().mapToLong(t -> t.path("shared").asLong()).sum();
    }

    private long ledger(String order, String kind) {
        Long sum = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where order_id = ? and kind = ?", Long.class, order, kind);
        return sum == null ? 0 : sum;
    }

    private List<String> kinds(String order) {
        JsonNode view = app.http().get("/v1/payments/" + order, TestTokens.shared().operator())
                .json();
        return view.path("cases").valueStream().map(one -> one.path("kind").asString()).toList();
    }
}
