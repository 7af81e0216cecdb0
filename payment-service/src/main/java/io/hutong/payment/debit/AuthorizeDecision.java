package io.hutong.payment.debit;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.Receiver;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.payment.channel.model.OrderLimits;
import io.hutong.payment.mandate.Mandate;
import io.hutong.payment.mandate.SpendingLimits;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.SubPayment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do with a command to authorise. */
sealed interface AuthorizeDecision {

    /** WeChat Pay divides among at most 50 receivers; two are the platforms. */
    int MAX_OTHERS = 48;

    /** Carried out before: the same answer again. */
    record Answer(PaymentReply reply) implements AuthorizeDecision {
    }

    /** Under way: the answer goes to the later step. */
    record Await() implements AuthorizeDecision {
    }

    record Expired() implements AuthorizeDecision {
    }

    /** No debit without a password, for that reason: the cashier instead. */
    record OpenCashier(Reason reason, String code, String detail) implements AuthorizeDecision {
    }

    record Decline(Reason reason, String code, String detail) implements AuthorizeDecision {
    }

    /** @param mandate with the amount reserved */
    record Debit(Mandate mandate) implements AuthorizeDecision {
    }

    /**
     * What else the decision depends on.
     *
     * @param overLimit the word with which clients are told that a debit is over a limit
     */
    record Circumstances(
            boolean expired, @Nullable Mandate mandate, SpendingLimits limits, LocalDate day,
            String overLimit) {
    }

    /** @param open the cashier that the buyer may pay at now, if there is one */
    static AuthorizeDecision repeated(
            Payment payment, List<SubPayment> parts, @Nullable CashierOpened open) {
        return Replies.authorization(payment, parts)
                .or(() -> Optional.ofNullable(open))
                .<AuthorizeDecision>map(Answer::new).orElseGet(Await::new);
    }

    static AuthorizeDecision first(AuthorizePayment command, Circumstances now) {
        if (now.expired) {
            return new Expired();
        }
        Optional<Decline> tooMuch = overTheChannels(command.parts());
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        Mandate mandate = now.mandate;
        if (mandate == null) {
            return without(command, Reason.MANDATE_REQUIRED, "NO_MANDATE",
                    "the buyer has not allowed debits without a password");
        }
        return switch (mandate.reserve(command.total(), now.day, now.limits)) {
            case Mandate.Reservation.Reserved(Mandate reserved) -> new Debit(reserved);
            case Mandate.Reservation.OverLimit(String detail) ->
                    without(command, Reason.PAYMENT_LIMIT, now.overLimit, detail);
        };
    }

    /** The cashier would not take it either. */
    private static Optional<Decline> overTheChannels(List<AuthorizePayment.Part> parts) {
        if (parts.size() > OrderLimits.MAX_PARTS) {
            return Optional.of(new Decline(Reason.PAYMENT_LIMIT, "TOO_MANY_PARTS",
                    "WeChat Pay takes at most " + OrderLimits.MAX_PARTS + " merchants an order"));
        }
        return parts.stream().filter(
                part -> part.amount().compareTo(OrderLimits.MAX_PART) > 0).findFirst()
                .map(part -> new Decline(Reason.PAYMENT_LIMIT, "AMOUNT_OVER_LIMIT",
                        "WeChat Pay takes at most " + OrderLimits.MAX_PART
                                + " a merchant and order"));
    }

    private static AuthorizeDecision without(
            AuthorizePayment command, Reason reason, String code, String detail) {
        return command.fallback() == Fallback.CASHIER && command.payer() != null
                ? new OpenCashier(reason, code, detail) : new Decline(reason, code, detail);
    }

    /** @throws RefusedMessageException when the command can never be carried out */
    static void check(AuthorizePayment command) {
        List<AuthorizePayment.Part> parts = command.parts();
        if (parts.isEmpty()) {
            throw new RefusedMessageException("an order without parts");
        }
        Money sum = Money.ZERO;
        for (AuthorizePayment.Part part : parts) {
            if (!part.amount().isPositive()) {
                throw new RefusedMessageException("part without an amount: " + part.merchantId());
            }
            checkReceivers(part);
            sum = sum.plus(part.amount());
        }
        if (!sum.equals(command.total())) {
            throw new RefusedMessageException(
                    "the parts add up to " + sum + ", not to " + command.total());
        }
    }

    /** Nobody twice: the channel would refuse the division when the money is there. */
    private static void checkReceivers(AuthorizePayment.Part part) {
        List<Receiver> others = part.terms().receivers();
        long accounts = others.stream().map(Receiver::mchid).distinct().count();
        if (accounts < others.size() || accounts > MAX_OTHERS) {
            throw new RefusedMessageException("the shares of " + part.merchantId() + " go to "
                    + accounts + " accounts under " + others.size() + " terms; each account once,"
                    + " at most " + MAX_OTHERS);
        }
    }
}
