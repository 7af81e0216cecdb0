package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.OrderShipped;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases of which no other story tells: the channel refuses for longer than anybody should wait. */
class EveryKindStoryTest {

    private static final int FOR_LONG = 10_000;
    /** WeChat takes tracking numbers of 128 characters. */
    private static final int TOO_LONG = 129;
    private static final String RETURN = "POST /v3/ecommerce/subsidies/return";

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
    void divisionThatIsRefusedForLong() {
        String order = paid();
        wechat.fault(WeChat.SHARE, "PARAM_ERROR", FOR_LONG);

        saga.send(new SettlePayment(order));
        awaitCase(order, "SHARE_REFUSED");
        wechat.noFaults();

        saga.await(order, PaymentSettled.class);
    }

    @Test
    void parcelThatIsRefusedForLongHoldsNothingBack() {
        String order = paid();

        saga.event(new OrderShipped(order, "SF", "1".repeat(TOO_LONG), null));
        awaitCase(order, "SHIPPING_REFUSED");
    }

    @Test
    void subsidyThatTheChannelDoesNotTakeBack() {
        String order = paid();
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        wechat.fault(RETURN, "PARAM_ERROR", FOR_LONG);

        saga.send(new RefundPayment(order, order + "R01", "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(6_450)))));
        saga.await(order, PaymentRefunded.class);
        awaitCase(order, "SUBSIDY_NOT_RETURNED");
    }

    private String paid() {
        AuthorizePayment order = SubsidyStoryTest.subsidised(
                Shopper.withMandate(app).order(Shopper.TEA, 12_900));
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private void awaitCase(String order, String kind) {
        await().untilAsserted(() -> assertThat(app.http().get("/v1/payments/" + order,
                TestTokens.shared().operator()).json().path("cases").valueStream()
                .map(one -> one.path("kind").asString())).contains(kind));
    }
}
