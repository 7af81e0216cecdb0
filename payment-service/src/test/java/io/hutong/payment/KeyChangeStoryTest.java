package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.wechatpay.SignedCallbacks;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat Pay changes its certificate, or ours are others: nobody restarts anything. */
class KeyChangeStoryTest {

    private KafkaServer kafka;
    private PaymentApp app;

    @BeforeEach
    void startServiceOfItsOwn() {
        kafka = TestInfra.dedicatedKafka();
        // nothing is found by asking: only callbacks tell
        app = PaymentApp.start(kafka, Map.of("HUTONG_MANDATE_POLL", "1h"));
    }

    @AfterEach
    void stop() {
        app.close();
        kafka.close();
    }

    @Test
    void callbacksSignedByEitherKeyOfAMerchantAreTakenBeforeAndAfterARotation() {
        assertThat(Shopper.withMandate(app).status()).isEqualTo("SIGNED");

        app.wechat().rotatesItsCertificate();
        assertThat(Shopper.withMandate(app).status()).isEqualTo("SIGNED");

        app.wechat().callbacks("{\"public_key\":1.0}");
        assertThat(Shopper.withMandate(app).status()).isEqualTo("SIGNED");
    }

    @Test
    void callbackUnderAnUnknownSerialIsRefusedAndThoseThatAreGenuineGoOn() {
        SignedCallbacks somebody = new SignedCallbacks();
        var callback = somebody.genuine("ECOMMERCE_ENTRUST.SIGN", "{}");

        for (int i = 0; i < 20; i++) {
            assertThat(app.http().send("POST", "/v1/wechatpay/notifications/mandates", null,
                    new HashMap<>(callback.headers()), callback.body()).status()).isEqualTo(401);
        }

        assertThat(Shopper.withMandate(app).status()).isEqualTo("SIGNED");
    }

    @Test
    void channelThatHasLostItsDataIsUsedAgainWithItsNewKeys() {
        Shopper early = Shopper.withMandate(app);
        pay(early);

        app.wechat().losesItsData();

        Shopper late = Shopper.stranger(app);
        await().until(() -> app.http().post("/v1/mandates", late.token(), "{}").status() == 201);
        late.sign();
        pay(late);
        app.saga().send(early.order(Shopper.TEA, 5_900));
        await().until(() -> early.status().equals("TERMINATED"));
        early.sign();
        pay(early);
    }

    private void pay(Shopper shopper) {
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);
        app.saga().send(order);
        assertThat(app.saga().await(order.orderId(), PaymentAuthorized.class).total())
                .isEqualTo(order.total());
    }
}
