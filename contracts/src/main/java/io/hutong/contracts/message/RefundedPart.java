package io.hutong.contracts.message;

import io.hutong.contracts.money.Money;
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
 */
public record RefundedPart(
        String merchantId, boolean afterSettlement, Money amount, Money merchantNet,
        Money commission, Money trafficFee, Money channelFee, Money advance,
        @Nullable Money others) {

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
