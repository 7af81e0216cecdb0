package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The path of money that everything else rests on. */
class PaymentStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void buyerWithMandatePaysWithoutPasswordAndEveryFenIsDivided() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);

        saga.send(order);
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(order.orderId()));
        var settled = saga.await(order.orderId(), PaymentSettled.class);

        assertThat(paid.total()).isEqualTo(Money.fen(12_900));
        assertThat(wechat.paid(order.orderId())).isEqualTo(12_900);
        assertThat(settled.parts()).singleElement().satisfies(part -> {
            assertThat(part.commission()).isEqualTo(Money.fen(645));
            assertThat(part.trafficFee()).isEqualTo(Money.fen(258));
            assertThat(part.channelFee()).isEqualTo(Money.fen(77));
            assertThat(part.merchantNet()).isEqualTo(Money.fen(11_920));
        });
        assertThat(wechat.transactions(order.orderId())).singleElement()
                .satisfies(t -> assertThat(t.path("shared").asLong()).isEqualTo(903));
    }
}
