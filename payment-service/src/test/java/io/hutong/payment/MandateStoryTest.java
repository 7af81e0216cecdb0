package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.MandateSigned;
import io.hutong.contracts.message.MandateTerminated;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A buyer's consent from its signature to its end, by whoever ends it. */
class MandateStoryTest {

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
    void signatureIsKnownByCallbackAndAnnouncedOnce() {
        wechat.callbacks("{\"duplicate\":1.0,\"forge\":1.0}");

        String mandate = Shopper.stranger(app).sign();

        await().untilAsserted(() -> assertThat(saga.events(mandate)).hasSize(1).first()
                .isInstanceOf(MandateSigned.class));
    }

    @Test
    void signatureWhoseCallbackIsLostIsFoundByAsking() {
        wechat.callbacks("{\"drop\":1.0}");

        Shopper shopper = Shopper.withMandate(app);

        assertThat(shopper.status()).isEqualTo("SIGNED");
    }

    @Test
    void currentMandateShowsLimitsAndWhatIsLeftToday() {
        Shopper shopper = Shopper.withMandate(app);
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);

        JsonNode mandate = get(shopper).json();

        assertThat(mandate.path("limits").path("per_debit").path("total").asLong())
                .isEqualTo(500_000);
        assertThat(mandate.path("remaining_today").path("total").asLong())
                .isEqualTo(100_000_000 - 12_900);
    }

    @Test
    void declinedDebitGivesTheDaysLimitBack() {
        Shopper shopper = Shopper.withMandate(app);
        wechat.decline(shopper.openid(), "NOT_ENOUGH");
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(get(shopper).json().path("remaining_today").path("total").asLong())
                .isEqualTo(100_000_000);
    }

    @Test
    void debitsAtOnceNeverExceedWhatIsLeftOfTheDay() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"));
        app.jdbc().update("update mandate set used_on = ?, used = ? where mandate_id = ?",
                today, 100_000_000L - 25_000, mandate);
        List<AuthorizePayment> orders = Stream.generate(
                () -> shopper.order(Shopper.TEA, 10_000)).limit(8).toList();

        orders.parallelStream().forEach(saga::send);
        await().until(() -> orders.stream()
                .allMatch(order -> !saga.replies(order.orderId()).isEmpty()));

        assertThat(orders.stream().mapToLong(order -> wechat.paid(order.orderId())).sum())
                .isEqualTo(20_000);
        assertThat(get(shopper).json().path("remaining_today").path("total").asLong())
                .isEqualTo(5_000);
    }

    @Test
    void debitThatStillWaitsIsNotSentOnceItsMandateHasEnded() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        wechat.fault(WeChat.DEBIT, "SIGN_ERROR", 1);
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        await().until(() -> app.jdbc().queryForList(
                "select state from debit_attempt where order_id = ?", String.class,
                order.orderId()).contains("HELD"));

        app.http().send("DELETE", "/v1/mandates/current", shopper.token(), Map.of(), new byte[0]);
        var declined = saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(declined.code()).isEqualTo("CONTRACT_ENDED");
        assertThat(wechat.paid(order.orderId())).isZero();
        assertThat(saga.events(mandate)).anyMatch(MandateTerminated.class::isInstance);
    }

    @Test
    void mandateWhoseTermIsOverIsExpiredAndAnotherCanBeSigned() {
        Shopper shopper = Shopper.stranger(app);
        String first = shopper.sign();

        app.jdbc().update("update mandate set expires_at = now(), due_at = now()"
                + " where mandate_id = ?", first);
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        var declined = saga.await(order.orderId(), PaymentDeclined.class);
        await().until(() -> "EXPIRED".equals(
                app.jdbc().queryForObject("select status from mandate where mandate_id = ?",
                        String.class, first)));
        String second = shopper.sign();

        assertThat(declined.code()).isEqualTo("NO_MANDATE");
        assertThat(second).isNotEqualTo(first);
        await().untilAsserted(() -> assertThat(saga.events(first)).last().isInstanceOfSatisfying(
                MandateTerminated.class, event -> assertThat(event.mode()).isEqualTo("TERM_OVER")));
    }

    @Test
    void mandateEndedByItsBuyerAllowsNoFurtherDebitAndEndsAtTheChannelToo() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();

        HttpProbe.Answer ended = app.http().send(
                "DELETE", "/v1/mandates/current", shopper.token(), Map.of(), new byte[0]);
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        saga.send(order);
        var declined = saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(ended.status()).isEqualTo(204);
        assertThat(declined.code()).isEqualTo("NO_MANDATE");
        await().untilAsserted(() -> {
            assertThat(saga.events(mandate)).anyMatch(MandateTerminated.class::isInstance);
            assertThat(app.jdbc().queryForObject("select ending from mandate"
                    + " where mandate_id = ?", Boolean.class, mandate)).isFalse();
        });
    }

    @Test
    void mandateEndedInsideWechatIsEndedHere() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        String contract = app.jdbc().queryForObject(
                "select contract_id from mandate where mandate_id = ?", String.class, mandate);

        wechat.terminate(contract);

        await().until(() -> shopper.status().equals("TERMINATED"));
        await().untilAsserted(() -> assertThat(saga.events(mandate)).last().isInstanceOfSatisfying(
                MandateTerminated.class,
                event -> assertThat(event.mode()).isEqualTo("USER_TERMINATE")));
    }

    @Test
    void endInsideWechatWhoseCallbackIsLostIsFoundByTheNextDebit() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        wechat.callbacks("{\"drop\":1.0}");
        wechat.terminate(app.jdbc().queryForObject(
                "select contract_id from mandate where mandate_id = ?", String.class, mandate));
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);

        saga.send(order);
        var declined = saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(declined.code()).isEqualTo("CONTRACT_TERMINATED");
        await().until(() -> shopper.status().equals("TERMINATED"));
    }

    @Test
    void mandateSignedBySomebodyElseIsNotTheBuyers() {
        Shopper shopper = Shopper.stranger(app);
        JsonNode started = app.http().post("/v1/mandates", shopper.token(), "{}").json();

        wechat.sign(started.path("pre_entrustweb_id").asString(), "oSomebodyElse1");

        await().untilAsserted(() -> assertThat(app.jdbc()
                .queryForObject("select count(*) from payment_case"
                        + " where order_id = ?", Long.class,
                        started.path("mandate_id").asString()))
                .isPositive());
        assertThat(shopper.status()).isNotEqualTo("SIGNED");
    }

    @Test
    void secondMandateIsRefusedWhileOneIsSigned() {
        Shopper shopper = Shopper.withMandate(app);

        HttpProbe.Answer second = app.http().post("/v1/mandates", shopper.token(), "{}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("MANDATE_EXISTS");
    }

    @Test
    void sameIdempotencyKeyStartsOneMandate() {
        Shopper shopper = Shopper.stranger(app);

        var first = app.http().post("/v1/mandates", shopper.token(), "{}", "key-" + shopper.id());
        var again = app.http().post("/v1/mandates", shopper.token(), "{}", "key-" + shopper.id());

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    }

    @Test
    void buyerWithoutMandateIsToldSo() {
        HttpProbe.Answer answer = get(Shopper.stranger(app));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NO_MANDATE");
    }

    @Test
    void contractsSignedElsewhereAreAdoptedOnceByTheirNumbers() {
        JsonNode seeded = wechat.seed(5, "adopt");
        List<String> codes = StreamSupport.stream(
                seeded.path("items").isArray() ? seeded.path("items").spliterator()
                        : seeded.spliterator(),
                false)
                .map(contract -> contract.path("out_contract_code").asString()).toList();
        String body = "{\"out_contract_codes\":[\"" + String.join("\",\"", codes)
                + "\",\"nowhere\"]}";

        JsonNode first = adopt(body).json();
        JsonNode again = adopt(body).json();

        assertThat(codes).hasSize(5);
        assertThat(first.path("imported").asInt()).isEqualTo(5);
        assertThat(first.path("refused").get(0).path("out_contract_code").asString())
                .isEqualTo("nowhere");
        assertThat(again.path("imported").asInt()).isZero();
        assertThat(again.path("known").asInt()).isEqualTo(5);
    }

    @Test
    void onlyOperatorsAdoptContracts() {
        assertThat(app.http().post("/v1/mandates/import", Shopper.stranger(app).token(),
                "{\"out_contract_codes\":[\"x\"]}").status()).isEqualTo(403);
    }

    private HttpProbe.Answer adopt(String body) {
        return app.http().post("/v1/mandates/import", TestTokens.shared().operator(), body);
    }

    private HttpProbe.Answer get(Shopper shopper) {
        return app.http().get("/v1/mandates/current", shopper.token());
    }
}
