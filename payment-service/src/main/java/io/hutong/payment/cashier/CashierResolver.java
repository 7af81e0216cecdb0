package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.capture.Capture;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.SubPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns a verdict on an order at the cashier into what it changes. Pure. */
final class CashierResolver {

    private final RetrySchedule polls;
    private final RetrySchedule retries;
    private final int patience;

    CashierResolver(CashierSettings settings) {
        this.polls = new RetrySchedule(settings.poll());
        this.retries = new RetrySchedule(settings.retry());
        this.patience = settings.patience();
    }

    CashierResolution resolve(CashierVerdict verdict, CashierOrder order, Payment payment,
            List<SubPayment> parts, Instant now) {
        return switch (verdict) {
            case CashierVerdict.Opened(CashierOpened.Request request) ->
                    opened(order, payment, request);
            case CashierVerdict.Paid(List<DebitState.Part> paid) -> paid(order,
                    Capture.of(payment, parts, paid, now), payment);
            case CashierVerdict.Closed(String code) -> closed(order, payment, code);
            case CashierVerdict.Refused(String code, String detail) -> ended(
                    CashierChange.to(order, CashierState.REFUSED, code), payment,
                    Reason.PAYMENT_DECLINED, code, detail);
            case CashierVerdict.Close(String code) -> CashierResolution.only(
                    CashierChange.to(order, CashierState.CLOSING, code), payment);
            case CashierVerdict.AskAgain(String code) ->
                    CashierResolution.only(later(order, code, now), payment);
            case CashierVerdict.Contradiction(String what) -> contradicted(
                    order, payment, what, now);
        };
    }

    /** Whether a strange answer is asked for again before a conclusion is drawn. */
    boolean isPatient(CashierOrder order) {
        return order.tries() < patience;
    }

    private CashierResolution opened(
            CashierOrder order, Payment payment, CashierOpened.Request request) {
        CashierChange open = CashierChange.to(order, CashierState.OPEN, "OPEN").opened(request)
                .after(0, polls.after(0));
        return CashierResolution.only(open, payment.cashierOpened()).answering(
                payment.steps().authorize(), new CashierOpened(
                        payment.orderId(), request, order.terms().expiresAt()));
    }

    private static CashierResolution paid(CashierOrder order, Capture capture, Payment before) {
        CashierResolution paid = new CashierResolution(
                CashierChange.to(order, CashierState.PAID, "SUCCESS"), capture.payment(),
                new CashierResolution.Money(
                        capture.parts(), capture.transfers(), capture.refunds()),
                null, null)
                .answering(capture.payment().steps().authorize(), capture.reply());
        return hasEnded(before) ? paid.with(new Cases.Case(Cases.Kind.PAID_AFTER_CLOSING,
                order.number(), before.orderId(), before.total(),
                "paid after the channel had closed it: all of it is refunded")) : paid;
    }

    private static boolean hasEnded(Payment payment) {
        return payment.status() == PaymentStatus.VOIDED
                || payment.status() == PaymentStatus.DECLINED;
    }

    private static CashierResolution closed(CashierOrder order, Payment payment, String code) {
        CashierChange closed = CashierChange.to(order, CashierState.CLOSED, code);
        return hasEnded(payment) ? CashierResolution.only(closed, payment) : ended(closed,
                payment, Reason.PAYMENT_EXPIRED, "CASHIER_CLOSED",
                "nobody had paid when the cashier closed");
    }

    private static CashierResolution ended(CashierChange change, Payment payment, Reason reason,
            String code, String detail) {
        if (payment.status() == PaymentStatus.VOIDING) {
            Payment voided = payment.voided(PaymentVoided.How.NOT_CHARGED, Money.ZERO);
            return CashierResolution.only(change, voided)
                    .answering(voided.steps().voiding(), Replies.voided(voided));
        }
        Payment declined = payment.declined(reason, code, detail);
        return CashierResolution.only(change, declined)
                .answering(declined.steps().authorize(), Replies.declined(declined));
    }

    /** A buyer may pay until the last moment; then it is closed without delay. */
    private CashierChange later(CashierOrder order, String code, Instant now) {
        if (order.state() == CashierState.RECHECKING) {
            return CashierChange.to(order, CashierState.CLOSED, code);
        }
        boolean open = order.state() == CashierState.OPEN;
        Duration wait = (open ? polls : retries).after(order.tries());
        Duration left = Duration.between(now, order.terms().expiresAt());
        Duration delay = !open || wait.compareTo(left) < 0 ? wait
                : left.isNegative() ? Duration.ZERO : left;
        return CashierChange.to(order, order.state(), code).after(order.tries(), delay);
    }

    private CashierResolution contradicted(
            CashierOrder order, Payment payment, String what, Instant now) {
        CashierResolution same = CashierResolution.only(
                later(order, "CONTRADICTION", now), payment);
        return isPatient(order) ? same : same.with(new Cases.Case(
                Cases.Kind.CASHIER_CONTRADICTION, order.number(), payment.orderId(),
                payment.total(), what));
    }
}
