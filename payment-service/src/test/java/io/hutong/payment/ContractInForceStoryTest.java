package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.mandate.MandateChannel;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the channel honours is in force here too, or it is ended there: in whatever order a buyer
 * starts, signs and calls off, and whatever of it we hear of.
 */
class ContractInForceStoryTest {

    private static final String TERMINATE = "POST /v3/ecommerce/combine-papay/contracts"
            + "/plan-id/{plan}/out-contract-code/{code}/terminate";
    private static final int ALWAYS = 1_000;

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
        wechat.callbacks("{}");
    }

    @Test
    void signatureAfterTheBuyerCalledItOffIsEndedAtTheChannel() {
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);

        assertThat(end(shopper)).isEqualTo(204);
        wechat.sign(mandate.page(), shopper.openid());

        awaitAtChannel(mandate, "TERMINATED");
        assertThat(shopper.status()).isEqualTo("EXPIRED");
        assertThat(debit(shopper)).isEqualTo("NO_MANDATE");
    }

    @Test
    void signatureAfterTheBuyerCalledItOffIsFoundWithoutACallback() {
        wechat.callbacks("{\"drop\":1.0}");
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);
        end(shopper);

        wechat.sign(mandate.page(), shopper.openid());

        awaitAtChannel(mandate, "TERMINATED");
    }

    @Test
    void endWhoseAnswerIsLostIsProvenByAsking() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        wechat.fault(TERMINATE, "TIMEOUT_AFTER", 1);

        end(shopper);

        await().until(() -> !isOpen(mandate));
        assertThat(atChannel(mandate)).isEqualTo("TERMINATED");
        assertThat(cases(mandate)).isEmpty();
    }

    @Test
    void refusalToEndIsNoProofThatItHasEnded() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        wechat.fault(TERMINATE, "INVALID_REQUEST", 2);

        end(shopper);

        await().until(() -> !isOpen(mandate));
        assertThat(atChannel(mandate)).isEqualTo("TERMINATED");
    }

    @Test
    void contractThatCannotBeEndedOpensACaseWhichIsResolvedOnceItHasEnded() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        wechat.fault(TERMINATE, "INVALID_REQUEST", ALWAYS);

        end(shopper);
        await().until(() -> cases(mandate).equals(Map.of("CONTRACT_IN_FORCE", "OPEN")));
        assertThat(atChannel(mandate)).isEqualTo("SIGNED");
        wechat.noFaults();

        await().until(() -> cases(mandate).equals(Map.of("CONTRACT_IN_FORCE", "RESOLVED")));
        assertThat(atChannel(mandate)).isEqualTo("TERMINATED");
    }

    @Test
    void ofTwoPagesThatTheBuyerSignsTheLaterIsShownAndTheOtherEnded() {
        wechat.callbacks("{\"drop\":1.0}");
        Shopper shopper = Shopper.stranger(app);
        Started first = start(shopper);
        Started second = start(shopper);

        wechat.sign(second.page(), shopper.openid());
        wechat.sign(first.page(), shopper.openid());

        await().until(() -> atChannel(first.id()).equals("TERMINATED")
                || atChannel(second.id()).equals("TERMINATED"));
        await().until(() -> !isOpen(first.id()) && !isOpen(second.id()));
        String shown = app.http().get("/v1/mandates/current", shopper.token()).json()
                .path("mandate_id").asString();
        assertThat(shopper.status()).isEqualTo("SIGNED");
        assertThat(atChannel(shown)).isEqualTo("SIGNED");
        assertThat(Stream.of(first, second).map(one -> atChannel(one.id()))
                .filter("SIGNED"::equals)).hasSize(1);
    }

    @Test
    void callingOffEndsEveryPageThatTheBuyerHasOpened() {
        Shopper shopper = Shopper.stranger(app);
        Started first = start(shopper);
        Started second = start(shopper);

        end(shopper);
        wechat.sign(first.page(), shopper.openid());
        wechat.sign(second.page(), shopper.openid());

        awaitAtChannel(first, "TERMINATED");
        awaitAtChannel(second, "TERMINATED");
    }

    @Test
    void signatureThatIsHeardOfAfterTheSigningTimeIsShownAndUsable() {
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);
        signingTimeIsOver(mandate);

        wechat.sign(mandate.page(), shopper.openid());

        await().until(() -> shopper.status().equals("SIGNED"));
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
    }

    @Test
    void buyerMayCallOffWhatHasExpiredHereAndMayYetBeSigned() {
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);
        signingTimeIsOver(mandate);

        assertThat(end(shopper)).isEqualTo(204);
        assertThat(end(shopper)).isEqualTo(404);
        wechat.sign(mandate.page(), shopper.openid());

        awaitAtChannel(mandate, "TERMINATED");
    }

    @Test
    void mandateWhoseTermIsOverHereIsEndedAtTheChannel() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();

        app.jdbc().update("update mandate set expires_at = now(), due_at = now()"
                + " where mandate_id = ?", mandate);

        await().until(() -> atChannel(mandate).equals("TERMINATED"));
    }

    @Test
    void contractThatSomebodyElseHasSignedIsEndedAtTheChannel() {
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);

        wechat.sign(mandate.page(), "oSomebodyElse2");

        awaitAtChannel(mandate, "TERMINATED");
        assertThat(cases(mandate.id()).values()).contains("OPEN");
    }

    @Test
    void contractUnderANumberThatWasForgottenIsShownToItsBuyer() {
        Shopper shopper = Shopper.stranger(app);
        Started mandate = start(shopper);
        app.superuser().update("delete from mandate where mandate_id = ?", mandate.id());

        wechat.sign(mandate.page(), shopper.openid());

        await().until(() -> shopper.status().equals("SIGNED"));
        assertThat(end(shopper)).isEqualTo(204);
        awaitAtChannel(mandate, "TERMINATED");
    }

    @Test
    void secondContractOfABuyerIsNotTakenForKnownWhenItIsImported() {
        String code = wechat.seed(1, "second").path("items").get(0)
                .path("out_contract_code").asString();
        String openid = wechat.seed(1, "second").path("items").get(0).path("openid").asString();
        String buyer = app.buyerIds().idOf("wxhutong0000demo01", openid);
        app.jdbc().update("insert into mandate (mandate_id, buyer_id, out_contract_code, status,"
                + " expires_at, due_at) values (?, ?, ?, 'SIGNED', 'infinity', 'infinity')",
                "other" + code, buyer, "other" + code);

        var answer = app.http().post("/v1/mandates/import", TestTokens.shared().operator(),
                "{\"out_contract_codes\":[\"" + code + "\"]}").json();

        assertThat(answer.path("known").asInt()).isZero();
        assertThat(answer.path("refused").get(0).path("code").asString())
                .isEqualTo("MANDATE_EXISTS");
    }

    @Test
    void contractThatTheChannelNoLongerHasMakesRoomForAnother() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        app.jdbc().update("update mandate set out_contract_code = 'gone' || mandate_id,"
                + " contract_id = 'gone' where mandate_id = ?", mandate);

        assertThat(debit(shopper)).isEqualTo("CONTRACT_NOT_EXIST");
        await().until(() -> shopper.status().equals("TERMINATED"));

        assertThat(shopper.sign()).isNotEqualTo(mandate);
    }

    private record Started(String id, String page) {
    }

    private Started start(Shopper shopper) {
        var started = app.http().post("/v1/mandates", shopper.token(), "{}").json();
        return new Started(started.path("mandate_id").asString(),
                started.path("pre_entrustweb_id").asString());
    }

    private int end(Shopper shopper) {
        HttpProbe.Answer answer = app.http().send("DELETE", "/v1/mandates/current",
                shopper.token(), Map.of(), new byte[0]);
        return answer.status();
    }

    private void signingTimeIsOver(Started mandate) {
        app.jdbc().update("update mandate set expires_at = now(), due_at = now()"
                + " where mandate_id = ?", mandate.id());
        await().until(() -> "EXPIRED".equals(app.jdbc().queryForObject(
                "select status from mandate where mandate_id = ?", String.class, mandate.id())));
    }

    private String debit(Shopper shopper) {
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        return saga.await(order.orderId(), PaymentDeclined.class).code();
    }

    private void awaitAtChannel(Started mandate, String state) {
        await().until(() -> atChannel(mandate.id()).equals(state));
    }

    private String atChannel(String mandateId) {
        return app.bean(MandateChannel.class).query(
                mandateId) instanceof ChannelAnswer.Answered<ContractState>(ContractState contract)
                        ? contract.state().name() : "NONE";
    }

    private boolean isOpen(String mandateId) {
        return Boolean.TRUE.equals(app.jdbc().queryForObject(
                "select status = 'PENDING' or ending from mandate where mandate_id = ?",
                Boolean.class, mandateId));
    }

    private Map<String, String> cases(String mandateId) {
        return app.jdbc().query("select kind, status from payment_case where order_id = ?",
                (row, n) -> Map.entry(row.getString(1), row.getString(2)), mandateId)
                .stream().collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other));
    }
}
