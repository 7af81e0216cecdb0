package io.hutong.payment.debit;

import io.hutong.payment.channel.model.OrderPart;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.debit.model.DebitOrder;
import io.hutong.payment.mandate.Mandate;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.SubPayment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the request of an attempt, once: it is stored and never rendered again. */
final class DebitOrders {

    static final int FIRST_ATTEMPT = 1;

    private final DebitChannel channel;
    private final PlatformIdentity platform;

    DebitOrders(DebitChannel channel, PlatformIdentity platform) {
        this.channel = channel;
        this.platform = platform;
    }

    String overLimit() {
        return channel.overLimit();
    }

    NewAttempt attempt(Payment payment, List<SubPayment> parts, Mandate.Contract contract,
            @Nullable Instant deadline) {
        String appid = platform.appidOf(payment.buyer().miniProgram());
        String number = PaymentNumbers.combined(payment.orderId(), payment.attempt());
        DebitOrder order = new DebitOrder(appid, number, Objects.requireNonNull(contract.id()),
                parts.stream().map(part -> new OrderPart(
                        PaymentNumbers.part(payment.orderId(), payment.attempt(), part.part()),
                        part.seller().subMchid(), part.amount(), part.description(),
                        part.subsidy().amount())).toList());
        return new NewAttempt(number, payment.orderId(), payment.attempt(),
                channel.body(order), appid, deadline);
    }
}
