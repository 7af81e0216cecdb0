package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.LedgerAccounts;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer that the service cannot write becomes a case and does not hold up the others. */
class UnwritableResultStoryTest {

    /** Shorter than the lease, for which everything would stand still otherwise. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();

    @Test
    void othersAreSettledWhileTheOneThatCannotBeBookedWaitsForAPerson() {
        Shopper shopper = Shopper.withMandate(app);
        List<String> orders = IntStream.range(0, 6).mapToObj(_ -> paid(shopper)).toList();
        String poison = orders.getFirst();
        bookAlready(poison);

        orders.forEach(order -> saga.send(new SettlePayment(order)));

        await().atMost(SOON)
                .until(() -> orders.stream().skip(1)
                        .allMatch(order -> saga.replies(order).stream().map(Saga.Reply::payload)
                                .anyMatch(PaymentSettled.class::isInstance)));
        await().untilAsserted(() -> assertThat(app.jdbc().queryForList("select kind from"
                + " payment_case where order_id = ?", String.class, poison))
                .containsExactly("UNWRITABLE_RESULT"));
        assertThat(app.jdbc().queryForObject("select due_at > now() + interval '30 minutes'"
                + " and owner is null from split where order_id = ?", Boolean.class, poison))
                .isTrue();
        assertThat(saga.replies(poison)).extracting(Saga.Reply::payload)
                .noneMatch(PaymentSettled.class::isInstance);
    }

    /** The division's entry is in the ledger before it is made: it cannot be booked. */
    private void bookAlready(String order) {
        Transfer before = new Transfer(PaymentNumbers.split(order, 1), Transfer.Kind.RELEASE,
                order, LedgerAccounts.available(Shopper.TEA),
                LedgerAccounts.frozen(Shopper.TEA), Money.fen(1));
        app.bean(TransactionTemplate.class).executeWithoutResult(
                tx -> app.bean(Ledger.class).book(List.of(before)));
    }

    private String paid(Shopper shopper) {
        AuthorizePayment order = shopper.order(Shopper.TEA, 1_000);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }
}
