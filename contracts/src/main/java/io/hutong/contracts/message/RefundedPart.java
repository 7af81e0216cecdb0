package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer got back of one merchant's part, and from whom it came:
 * {@code amount = merchantNet + commission + trafficFee + channelFee + advance + others}, to the
 * fen.
 *
 * @param afterSettlement whether the money had been divided already; before, nothing of it had
 *                        reached anybody, so commission and traffic fee are zero
 * @param merchantNet     out of the merchant's funds; a fen below zero at most where rounding
 *                        gives it back with another refund of the order
 * @param commission      what the commerce platform returned of its share
 * @param trafficFee      what the traffic platform returned of its share
 * @param channelFee      what WeChat Pay returned of its fee
 * @param advance         what the commerce platform paid in the merchant's place
 * @param others          what other receivers returned of their shares; null: there were none
 * @param trafficFeeOwed  by how much less the traffic platform is owed of what it could not take
 *                        at the settlement; nothing moves for it, so it is no part of the sum;
 *                        null: nothing
 */
public record RefundedPart(
        String merchantId, boolean afterSettlement, Money amount, Money merchantNet,
        Money commission, Money trafficFee, Money channelFee, Money advance,
        @Nullable Money others, @Nullable Money trafficFeeOwed) {

    /** Of a part of which the traffic platform has had its whole fee. */
    public RefundedPart(String merchantId, boolean afterSettlement, Money amount,
            Money merchantNet, Money commission, Money trafficFee, Money channelFee,
            Money advance, @Nullable Money others) {
        this(merchantId, afterSettlement, amount, merchantNet, commission, trafficFee,
                channelFee, advance, others, null);
    }

    /** Of a part in which only the platforms shared. */
    public RefundedPart(String merchantId, boolean afterSettlement, Money amount,
            Money merchantNet, Money commission, Money trafficFee, Money channelFee,
            Money advance) {
        this(merchantId, afterSettlement, amount, merchantNet, commission, trafficFee,
                channelFee, advance, null);
    }

    public RefundedPart {
        Money sum = merchantNet.plus(commission).plus(trafficFee).plus(channelFee).plus(advance)
                .plus(others == null ? Money.ZERO : others);
        if (!sum.equals(amount)) {
            throw new IllegalArgumentException(
                    "the refund of " + merchantId + " comes from " + sum + ", not " + amount);
        }
    }
}
