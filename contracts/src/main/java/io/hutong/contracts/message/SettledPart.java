package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where one merchant's part of an order went:
 * {@code amount = merchantNet + commission + trafficFee + channelFee + others}, to the fen.
 *
 * @param subsidy what the platforms have added for the merchant, beside the amount; null: nothing
 * @param others  what other receivers have got together; null: there were none
 * @param trafficFeeOwed what the traffic platform should have got beside {@code trafficFee} and
 *                could not take: the commerce platform owes it; null: nothing
 */
public record SettledPart(
        String merchantId, Money amount, Money merchantNet, Money commission, Money trafficFee,
        Money channelFee, @Nullable Money subsidy, @Nullable Money others,
        @Nullable Money trafficFeeOwed) {

    /** Of a part of which everybody could take the whole share. */
    public SettledPart(String merchantId, Money amount, Money merchantNet, Money commission,
            Money trafficFee, Money channelFee, @Nullable Money subsidy, @Nullable Money others) {
        this(merchantId, amount, merchantNet, commission, trafficFee, channelFee, subsidy, others,
                null);
    }

    public SettledPart(String merchantId, Money amount, Money merchantNet, Money commission,
            Money trafficFee, Money channelFee) {
        this(merchantId, amount, merchantNet, commission, trafficFee, channelFee, null, null);
    }

    public SettledPart {
        Money sum = merchantNet.plus(commission).plus(trafficFee).plus(channelFee)
                .plus(others == null ? Money.ZERO : others);
        if (!sum.equals(amount)) {
            throw new IllegalArgumentException(
                    "the parts of " + merchantId + " add up to " + sum + ", not to " + amount);
        }
    }
}
