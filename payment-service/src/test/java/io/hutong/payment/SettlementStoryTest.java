package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Receiver;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every fen is divided once, and the channel's book says the same as our ledger. */
class SettlementStoryTest {

    private static final String TRAFFIC = "1900000002";

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
        wechat.call("PUT", "/sandbox/receivers/" + TRAFFIC, "{}");
    }

    @Test
    void everyPartOfACartIsDividedAndReportedTogether() {
        String order = paid(Shopper.TEA, 12_900, Shopper.MUG, 5_900);

        saga.send(new SettlePayment(order));
        var settled = saga.await(order, PaymentSettled.class);

        assertThat(settled.parts()).extracting(SettledPart::merchantId)
                .containsExactly(Shopper.TEA, Shopper.MUG);
        assertThat(shared(order)).isEqualTo(645 + 258 + 295 + 118);
        assertThat(ledger(order, "COMMISSION") + ledger(order, "TRAFFIC_FEE"))
                .isEqualTo(shared(order));
    }

    @Test
    void amountTooSmallForSharesGoesToTheMerchantWhole() {
        String order = paid(Shopper.TEA, 1);

        saga.send(new SettlePayment(order));
        var settled = saga.await(order, PaymentSettled.class);

        assertThat(settled.parts().getFirst().merchantNet()).isEqualTo(Money.fen(1));
        assertThat(shared(order)).isZero();
    }

    @Test
    void divisionWhoseAnswerIsLostIsMadeOnce() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.fault(WeChat.SHARE, "TIMEOUT_AFTER", 1);

        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);

        assertThat(shared(order)).isEqualTo(903);
        assertThat(ledger(order, "COMMISSION")).isEqualTo(645);
    }

    @Test
    void receiverThatCannotBePaidOpensACaseAndTheOrderIsSettledAllTheSame() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.call("PUT", "/sandbox/receivers/" + TRAFFIC,
                "{\"fail_reason\":\"RECEIVER_HIGH_RISK\"}");

        saga.send(new SettlePayment(order));
        SettledPart part = saga.await(order, PaymentSettled.class).parts().getFirst();

        assertThat(part.trafficFee()).isEqualTo(Money.ZERO);
        assertThat(part.merchantNet()).isEqualTo(Money.fen(12_900 - 645 - 77));
        assertThat(view(order).path("cases").get(0).path("kind").asString())
                .isEqualTo("SHARE_CLOSED");
        assertThat(shared(order)).isEqualTo(645);
    }

    @Test
    void repeatedCommandGetsTheSameAnswer() {
        String order = paid(Shopper.TEA, 12_900);
        saga.send(new SettlePayment(order));
        var first = saga.await(order, PaymentSettled.class);

        saga.send(new SettlePayment(order), 2);

        assertThat(saga.await(order, PaymentSettled.class, 2)).isEqualTo(first);
        assertThat(shared(order)).isEqualTo(903);
    }

    @Test
    void viewShowsEverythingThatWasDoneForTheOrder() {
        String order = paid(Shopper.TEA, 12_900);
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);

        JsonNode view = view(order);

        assertThat(view.path("status").asString()).isEqualTo("SETTLED");
        assertThat(view.path("sub_payments").get(0).path("paid").path("total").asLong())
                .isEqualTo(12_900);
        assertThat(view.path("attempts").get(0).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(view.path("splits").get(0).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void viewIsForOperatorsOnly() {
        String path = "/v1/payments/" + "0".repeat(26);

        assertThat(app.http().get(path, TestTokens.shared().operator()).status()).isEqualTo(404);
        assertThat(app.http().get(path, TestTokens.shared().merchant("m-tea")).status())
                .isEqualTo(403);
        assertThat(app.http().get(path, null).status()).isEqualTo(401);
    }

    @Test
    void receiversAreRegisteredWhenAMerchantsTermsAreSaved() {
        saga.event(termsWith("1900000311"));

        await().untilAsserted(() -> assertThat(receivers("registered_at is not null"))
                .contains("1900000001", TRAFFIC, "1900000311"));
    }

    @Test
    void receiverThatTheChannelDoesNotTakeNowIsRegisteredLater() {
        wechat.fault(WeChat.ADD_RECEIVER, "STATUS_500", 1_000);
        saga.event(termsWith("1900000312"));
        await().untilAsserted(() -> assertThat(
                receivers("registered_at is null and tries > 0"))
                .contains("1900000312"));

        wechat.noFaults();

        await().untilAsserted(
                () -> assertThat(receivers("registered_at is not null")).contains("1900000312"));
    }

    private List<String> receivers(String condition) {
        return app.jdbc().queryForList(
                "select mchid from split_receiver where " + condition, String.class);
    }

    private static MerchantTermsChanged termsWith(String receiver) {
        return new MerchantTermsChanged("m-new", "1900000199", Instant.now(), new MerchantTerms(
                new BasisPoints(500), List.of(), new BasisPoints(60),
                List.of(new Receiver(receiver, new BasisPoints(100), "goods"))));
    }

    private String paid(Object... merchantsAndFen) {
        AuthorizePayment order = Shopper.withMandate(app).order(merchantsAndFen);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private long shared(String order) {
        return wechat.transactions(order).stream().mapToLong(t -> t.path("shared").asLong()).sum();
    }

    private long ledger(String order, String kind) {
        Long sum = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where order_id = ? and kind = ?", Long.class, order, kind);
        return sum == null ? 0 : sum;
    }

    private JsonNode view(String order) {
        return app.http().get("/v1/payments/" + order, TestTokens.shared().operator()).json();
    }
}
