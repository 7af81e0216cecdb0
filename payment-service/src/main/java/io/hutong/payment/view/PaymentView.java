package io.hutong.payment.view;

import io.hutong.kernel.money.Money;
import io.hutong.payment.settlement.OtherShare;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about the payment of one order. */
record PaymentView(
        String orderId, String buyerId, String status, String mode, Money total,
        @Nullable Result result, List<Part> subPayments, List<Attempt> attempts,
        List<Cashier> cashiers, List<Refund> refunds, List<Split> splits, List<Parcel> parcels,
        List<FollowUp> followUps, List<Case> cases) {

    /** What became of it so far. */
    record Result(
            @Nullable String reason, @Nullable String code, @Nullable String detail,
            @Nullable Instant paidAt, @Nullable Instant settledAt, @Nullable String voided,
            Money returned) {
    }

    record Part(
            int part, String merchantId, String subMchid, Money amount,
            @Nullable String transactionId, Money paid, Money refunding, Money refunded,
            int commissionBp, int trafficFeeBp, int channelFeeBp, Money subsidy) {
    }

    /** @param dueAt when it is looked at next, while it is open */
    record Attempt(
            String number, String state, int sends, int tries, @Nullable String code,
            Instant createdAt, Instant deadline, Instant dueAt, @Nullable Instant unknownAt,
            @Nullable Instant endedAt) {
    }

    /** @param dueAt when it is looked at next, while it is open */
    record Cashier(
            String number, String state, int tries, @Nullable String code, Instant createdAt,
            Instant expiresAt, Instant dueAt, @Nullable Instant endedAt) {
    }

    /**
     * @param advance        what of it the platform paid in the merchant's place
     * @param trafficFeeOwed by how much less the traffic platform is owed of what it could not take
     */
    record Refund(
            String number, int part, Money amount, String reason, String state,
            boolean afterSettlement, Money advance, Money trafficFeeOwed, List<Return> returns,
            @Nullable String channelNumber, Instant createdAt, @Nullable Instant endedAt) {
    }

    /** A share that was taken back for a refund, or was not. */
    record Return(
            String number, String share, String receiver, Money amount, String state,
            @Nullable String failReason) {
    }

    /**
     * What a refund has left to do: a subsidy's return or withdrawal, an advance's collection.
     *
     * @param claim what the traffic platform owed of the amount
     * @param code  why the channel has turned it down last
     * @param dueAt when it is asked for next, while it is open
     */
    record FollowUp(
            String number, String kind, String refundNumber, Money amount, Money claim,
            String state, @Nullable String code, int tries, Instant dueAt,
            @Nullable Instant endedAt) {
    }

    /**
     * The shares planned; once it is done, {@code *_paid} is what the receivers got.
     *
     * @param subsidy    due to the merchant beside its part
     * @param subsidised whether the channel has paid it
     */
    record Split(
            String number, int part, String state, Money commission, Money trafficFee,
            Money channelFee, Money commissionPaid, Money trafficFeePaid,
            List<OtherShare> others, List<OtherShare> othersPaid, Money subsidy,
            boolean subsidised,
            @Nullable String channelNumber, @Nullable Instant endedAt) {
    }

    /**
     * What WeChat knows of a parcel.
     *
     * @param dueAt when it is asked or told next, while it is open
     */
    record Parcel(
            int part, String state, String carrier, String trackingNo, Instant shippedAt,
            @Nullable Instant receivedAt, int tries, Instant dueAt) {
    }

    record Case(String caseId, String kind, Money amount, String detail, Instant openedAt) {
    }
}
