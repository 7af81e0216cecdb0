package io.hutong.payment.settlement;

import io.hutong.kernel.money.Money;

/**
 * What somebody beside the two platforms gets of a part.
 *
 * @param mchid the receiver's merchant account
 */
public record OtherShare(String mchid, Money amount, String purpose) {

    OtherShare of(Money other) {
        return new OtherShare(mchid, other, purpose);
    }
}
