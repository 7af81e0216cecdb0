package io.hutong.payment.capture;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.RefundClaim;
import io.hutong.payment.refund.VoidRefunds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes when the channel says that the buyer has paid. Who still wants the money
 * keeps it; where the payment was called off or had ended, all of it goes back. Pure.
 *
 * @param payment as it is now
 * @param reply   the answer to whoever waits; null when the money goes back first
 */
public record Capture(
        Payment payment, List<SubPayment> parts, List<Transfer> transfers,
        List<RefundClaim> refunds, @Nullable PaymentReply reply) {

    /**
     * @param paid what the channel says of every part of the attempt that counts
     * @param now  stands in where the channel does not say when it was paid
     */
    public static Capture of(
            Payment payment, List<SubPayment> parts, List<DebitState.Part> paid, Instant now) {
        List<SubPayment> full = paidParts(payment, parts, paid);
        List<Transfer> transfers = full.stream()
                .flatMap(part -> transfers(payment, part).stream()).toList();
        Instant at = paid.stream().map(DebitState.Part::paidAt).filter(Objects::nonNull)
                .max(Instant::compareTo).orElse(now);
        if (payment.status() == PaymentStatus.AUTHORIZING) {
            Payment authorized = payment.authorized(at);
            return new Capture(authorized, full, transfers, List.of(),
                    Replies.authorized(authorized, full));
        }
        List<RefundClaim> refunds = VoidRefunds.of(full);
        return new Capture(payment.status() == PaymentStatus.VOIDING
                ? payment.paidTooLate(at) : payment.paidAfterTheEnd(at),
                refunds.stream().map(RefundClaim::claimed).toList(), transfers, refunds, null);
    }

    private static List<Transfer> transfers(Payment payment, SubPayment part) {
        return new Entries(
                part.orderId(), numberOf(payment, part), part.seller().merchantId())
                .paid(part.amount(), part.terms().channelFee().halfUpOf(part.amount()));
    }

    private static List<SubPayment> paidParts(
            Payment payment, List<SubPayment> parts, List<DebitState.Part> paid) {
        Map<String, String> transactions = paid.stream().collect(toMap(
                DebitState.Part::number, part -> requireNonNull(part.transactionId())));
        return parts.stream().map(part -> part.paid(
                requireNonNull(transactions.get(numberOf(payment, part))))).toList();
    }

    private static String numberOf(Payment payment, SubPayment part) {
        return PaymentNumbers.part(payment.orderId(), payment.attempt(), part.part());
    }
}
