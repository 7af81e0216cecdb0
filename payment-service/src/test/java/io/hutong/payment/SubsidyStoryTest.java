package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.money.BasisPoints;
import io.hutong.contracts.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subsidy reaches the merchant once, and the platforms know who owes whom. */
class SubsidyStoryTest {

    private static final String CREATE = "POST /v3/ecommerce/subsidies/create";
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

    private String subsidised() {
        AuthorizePayment plain = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment.Part part = plain.parts().getFirst();
        AuthorizePayment order = new AuthorizePayment(plain.orderId(), plain.buyerId(),
                plain.miniProgram(), plain.total(), List.of(new AuthorizePayment.Part(
                        part.merchantId(), part.subMchid(), part.amount(), part.description(),
                        part.terms(), SUBSIDY, new BasisPoints(4_000))), plain.fallback());
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
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
