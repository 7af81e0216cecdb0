package io.hutong.payment.payments;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's part of a payment.
 *
 * @param part          counts from 1
 * @param subsidy       what is added for the merchant at the settlement
 * @param transactionId the channel's number, absent until it is paid
 */
public record SubPayment(
        String orderId, int part, Seller seller, Money amount, String description,
        SettlementTerms terms, Subsidy subsidy, Funds funds,
        @Nullable String transactionId) {

    /** A part that nobody subsidises. */
    public SubPayment(String orderId, int part, Seller seller, Money amount, String description,
            SettlementTerms terms, Funds funds, @Nullable String transactionId) {
        this(orderId, part, seller, amount, description, terms, Subsidy.NONE, funds,
                transactionId);
    }

    public record Seller(String merchantId, String subMchid) {
    }

    /** {@code refunded + refunding <= paid}, always. */
    public record Funds(Money paid, Money refunding, Money refunded) {

        public static final Funds NONE = new Funds(Money.ZERO, Money.ZERO, Money.ZERO);

        public Funds {
            if (refunded.plus(refunding).compareTo(paid) > 0
                    || refunding.isNegative() || refunded.isNegative()) {
                throw new IllegalArgumentException("refunded " + refunded + " and refunding "
                        + refunding + " of " + paid);
            }
        }

        public Money refundable() {
            return paid.minus(refunding).minus(refunded);
        }
    }

    public SubPayment paid(String transaction) {
        return with(new Funds(amount, Money.ZERO, Money.ZERO), transaction);
    }

    /** Claims a refund before the channel is asked for it. */
    public SubPayment refunding(Money claim) {
        return with(new Funds(funds.paid, funds.refunding.plus(claim), funds.refunded),
                transactionId);
    }

    public SubPayment refunded(Money claim) {
        return with(new Funds(funds.paid, funds.refunding.minus(claim),
                funds.refunded.plus(claim)), transactionId);
    }

    /** The claim is released: nothing went back. */
    public SubPayment kept(Money claim) {
        return with(new Funds(funds.paid, funds.refunding.minus(claim), funds.refunded),
                transactionId);
    }

    /** What of it can be divided: paid and not refunded. */
    public Money left() {
        return funds.paid.minus(funds.refunded);
    }

    /** @throws IllegalStateException when it was not paid */
    public String requireTransactionId() {
        if (transactionId == null) {
            throw new IllegalStateException("part " + part + " of " + orderId + " is not paid");
        }
        return transactionId;
    }

    private SubPayment with(Funds next, @Nullable String transaction) {
        return new SubPayment(
                orderId, part, seller, amount, description, terms, subsidy, next, transaction);
    }
}
