package io.hutong.payment.payments;

import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numbers under which the channel knows what belongs to an order. An order id has 26
 * characters, so that attempt and part fit into the 32 of {@code out_trade_no}. Another attempt
 * opens another number; the same number is never used for anything else.
 */
public final class PaymentNumbers {

    private static final int MAX = 99;

    private PaymentNumbers() {
    }

    /** {@code combine_out_trade_no}: order and attempt. */
    public static String combined(String orderId, int attempt) {
        return orderId + digits(attempt);
    }

    /** {@code out_trade_no} of a sub-order: order, attempt and part. */
    public static String part(String orderId, int attempt, int part) {
        return combined(orderId, attempt) + digits(part);
    }

    /** What an attempt asks for, by the numbers of its sub-orders. */
    public static Map<String, Money> amounts(int attempt, List<SubPayment> parts) {
        return parts.stream().collect(Collectors.toMap(
                one -> part(one.orderId(), attempt, one.part()), SubPayment::amount));
    }

    /** {@code out_order_no} of the division of a part. */
    public static String split(String orderId, int part) {
        return orderId + "S" + digits(part);
    }

    /** Entry of one receiver's share of a division; the platforms' are booked under its number. */
    public static String share(String splitNumber, String mchid) {
        return splitNumber + ":" + mchid;
    }

    /** {@code out_subsidy_no} of a part. */
    public static String subsidy(String orderId, int part) {
        return orderId + "B" + digits(part);
    }

    /** {@code out_refund_no} of the refund that calls a part off. */
    public static String voiding(String orderId, int part) {
        return orderId + "V" + digits(part);
    }

    /**
     * {@code out_refund_no} of one part of a refund.
     *
     * @param refundId the order's id, R, and two digits
     */
    public static String refund(String refundId, int part) {
        return refundId + digits(part);
    }

    /** {@code out_order_no} of the subsidy's return after a refund. */
    public static String subsidyReturn(String refundNumber) {
        return refundNumber + "B";
    }

    /** Of the withdrawal of a part's subsidy; the channel has no number for it. */
    public static String subsidyCancel(String orderId, int part) {
        return orderId + "C" + digits(part);
    }

    /** Of the return of what was advanced for a refund; the channel makes its own number. */
    public static String advanceReturn(String refundNumber) {
        return refundNumber + "A";
    }

    private static String digits(int number) {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("not between 1 and 99: " + number);
        }
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
