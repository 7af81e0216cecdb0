package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What waits for money is told to a person at once and goes on as soon as there is some. Schedules
 * and probe are hours here, so that nothing but what each story is about helps.
 */
class ShortageStoryTest {

    private static final int FOR_LONG = 10_000;
    private static final String CREATE = "POST /v3/ecommerce/subsidies/create";
    private static final String RETURN = "POST /v3/ecommerce/subsidies/return";

    private static KafkaServer kafka;
    private static PaymentApp app;
    private static Saga saga;

    @BeforeAll
    static void start() {
        kafka = TestInfra.dedicatedKafka();
        app = PaymentApp.start(kafka, patient(Map.of()));
        saga = app.saga();
        deposit(app, 1_000_000);
    }

    @AfterEach
    void nothingFails() {
        app.wechat().noFaults();
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.close();
    }

    private static Map<String, Object> patient(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "HUTONG_SETTLEMENT_RETRY", "9h", "HUTONG_FOLLOW_UP_RETRY", "9h",
                "HUTONG_REFUND_RETRY", "100ms,300ms,9h", "HUTONG_SHORTAGE_PROBE", "9h"));
        settings.putAll(more);
        return settings;
    }

    @Test
    void firstRefusalOpensTheCaseAndTheNextSubsidyThatIsPaidWakesWhatWaits() {
        app.wechat().fault(CREATE, "NOT_ENOUGH", FOR_LONG);
        String first = refused(app);
        String second = refused(app);

        app.wechat().noFaults();
        String third = settling(app);
        awaitSettled(app, third);

        awaitSettled(app, first);
        awaitSettled(app, second);
        await().untilAsserted(() -> assertThat(casesOf(app, first)).singleElement().satisfies(
                one -> {
                    assertThat(one.path("status").asString()).isEqualTo("RESOLVED");
                    assertThat(one.path("resolution").asString()).isEqualTo("ARRIVED");
                }));
    }

    @Test
    void resolvedCaseAsksAgainAndOpensAgainWhereNothingWasMended() {
        app.wechat().fault(CREATE, "NOT_ENOUGH", FOR_LONG);
        String order = refused(app);

        resolve(casesOf(app, order).getFirst());

        await().untilAsserted(() -> assertThat(casesOf(app, order)).singleElement().satisfies(
                one -> {
                    assertThat(one.path("status").asString()).isEqualTo("OPEN");
                    assertThat(one.path("reopened").asInt()).isOne();
                }));
        app.wechat().noFaults();
        resolve(casesOf(app, order).getFirst());
        awaitSettled(app, order);
    }

    @Test
    void topUpIsFoundWithoutBeingTold() {
        try (KafkaServer own = TestInfra.dedicatedKafka();
                PaymentApp probing = PaymentApp.start(own,
                        patient(Map.of("HUTONG_SHORTAGE_PROBE", "500ms")))) {
            String first = refused(probing);
            String second = refused(probing);

            deposit(probing, 4_000);

            awaitSettled(probing, first);
            awaitSettled(probing, second);
        }
    }

    @Test
    void merchantThatGetsMoneyIsAskedForWhatItOwes() {
        String owing = settling(app);
        awaitSettled(app, owing);
        app.wechat().fault(RETURN, "NOT_ENOUGH", 1);
        saga.send(new RefundPayment(owing, owing + "R01", "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(6_450)))));
        saga.await(owing, PaymentRefunded.class);
        await().until(() -> followUp(owing).path("state").asString().equals("WAITING"));

        String other = settling(app);
        awaitSettled(app, other);

        await().until(() -> followUp(owing).path("state").asString().equals("DONE"));
    }

    /** An order whose settlement waits for the platform's money, of which a person knows. */
    private static String refused(PaymentApp on) {
        String order = settling(on);
        await().untilAsserted(() -> assertThat(casesOf(on, order)).singleElement().satisfies(
                one -> {
                    assertThat(one.path("kind").asString()).isEqualTo("SUBSIDY_REFUSED");
                    assertThat(one.path("status").asString()).isEqualTo("OPEN");
                    assertThat(one.path("detail").asString()).contains("NOT_ENOUGH", "(try 1)");
                }));
        return order;
    }

    private static String settling(PaymentApp on) {
        AuthorizePayment order = SubsidyStoryTest.subsidised(
                Shopper.withMandate(on).order(Shopper.TEA, 12_900));
        on.saga().send(order);
        on.saga().await(order.orderId(), PaymentAuthorized.class);
        on.saga().send(new SettlePayment(order.orderId()));
        return order.orderId();
    }

    /** What was divided is looked at at once; what waits for money is left to what wakes it. */
    private static void awaitSettled(PaymentApp on, String order) {
        await().until(() -> {
            on.jdbc().update("update split set due_at = now() where order_id = ?"
                    + " and state = 'SHARING' and owner is null", order);
            return on.saga().replies(order).stream().map(Saga.Reply::payload)
                    .anyMatch(PaymentSettled.class::isInstance);
        });
    }

    private static void deposit(PaymentApp on, long fen) {
        on.wechat().call("POST", "/sandbox/merchants/1900000001/deposit",
                "{\"amount\":" + fen + "}");
    }

    private static List<JsonNode> casesOf(PaymentApp on, String order) {
        return on.http().get("/v1/cases?limit=1000", TestTokens.shared().operator()).json()
                .path("items").valueStream()
                .filter(one -> one.path("order_id").asString().equals(order)).toList();
    }

    private static void resolve(JsonNode found) {
        assertThat(app.http().post("/v1/cases/" + found.path("case_id").asString() + "/resolve",
                TestTokens.shared().operator(), """
                {"resolution":"CHANNEL_CORRECTED","note":"the account is topped up"}""").status())
                .isEqualTo(200);
    }

    private static JsonNode followUp(String order) {
        return app.http().get("/v1/payments/" + order, TestTokens.shared().operator()).json()
                .path("follow_ups").path(0);
    }
}
