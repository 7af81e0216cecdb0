package io.hutong.payment.cashier;

import io.hutong.kernel.money.Money;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes word that something happened at the cashier, and has the channel asked about it now. */
@Component
public class CashierHints {

    private static final int ATTEMPT_DIGITS = 2;

    private final CashierTable table;
    private final Payments payments;

    CashierHints(CashierTable table, Payments payments) {
        this.table = table;
        this.payments = payments;
    }

    /** @param parts the amounts that were asked for, by the sub-orders' numbers */
    public record Asked(String orderId, String buyerId, Money total, Map<String, Money> parts) {
    }

    /** @return false when there is no such order, or nothing about it is open */
    public boolean hint(String number) {
        return table.rows().askNow(number);
    }

    /** What the order under that number asks for; empty when there is none. */
    public Optional<Asked> askedBy(String number) {
        if (number.length() <= ATTEMPT_DIGITS || !table.exists(number)) {
            return Optional.empty();
        }
        String orderId = number.substring(0, number.length() - ATTEMPT_DIGITS);
        return payments.find(orderId).map(payment -> asked(payment, number));
    }

    private Asked asked(Payment payment, String number) {
        int attempt = Integer.parseInt(number.substring(payment.orderId().length()));
        return new Asked(payment.orderId(), payment.buyer().buyerId(), payment.total(),
                PaymentNumbers.amounts(attempt, payments.parts(List.of(payment.orderId()))
                        .getOrDefault(payment.orderId(), List.of())));
    }
}
