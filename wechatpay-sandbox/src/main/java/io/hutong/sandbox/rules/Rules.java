package io.hutong.sandbox.rules;

import java.util.List;

/**
 * One rule set of {@code sandbox-rules.yml}, which says where each value comes from. Amounts are
 * fen, waits are milliseconds, and 0 means "no limit".
 */
public record Rules(Debit debit, Sharing sharing, Refund refund, Fee fee, Cashier cashier,
        Callback callback, Bill bill, Rate rate, Checks checks) {

    /** Limits of password-free debits. */
    public record Debit(long maxPerDebit, long maxPerDay, int maxCountPerDay,
            boolean reverseReturnsMoney, long pendingMillis, int contractYears) {
    }

    /** Limits and waits of profit sharing. */
    public record Sharing(long minAgeMillis, boolean needsShippingInfo, int autoReceiptDays,
            long takesMillis, int maxBasisPoints, int maxRequests, int maxReceivers,
            int maxReturns, int returnDays, int unfreezeDaysEcommerce,
            int unfreezeDaysDirect, int receiversPerMerchant, long personalMonth) {
    }

    /** Limits and waits of refunds. */
    public record Refund(long takesMillis, int maxCount, long minGapMillis, int maxAgeDays,
            int shortOfMoneyDays) {
    }

    /** The channel's price. */
    public record Fee(int basisPoints) {
    }

    /** Lives and sizes of ordinary orders. */
    public record Cashier(int prepayMinutes, int unpaidDays, int combineDirectMax,
            int combinePartnerMax) {
    }

    /** How notifications are delivered. */
    public record Callback(boolean httpsOnly, long timeoutMillis, List<Integer> ladderSeconds,
            List<Integer> contractLadderSeconds) {
    }

    /** When bills exist. */
    public record Bill(boolean atOnce, int fromHour, int maxAgeDays, int linkMinutes) {
    }

    /** Requests per second and merchant. */
    public record Rate(int all, int debit, int refund, int refundFailures, int share,
            int shareQuery, int shareReturn, int fundFlowBill) {
    }

    /** Checks that can be left out. */
    public record Checks(boolean userAgent, boolean appBinding, boolean registeredReceivers) {
    }
}
