package io.hutong.payment.payments;

import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the platforms add for a merchant beside what the buyer pays; part of the order's snapshot.
 * Only the commerce platform can pay it at the channel, the traffic platform owes it its part.
 *
 * @param amount      of the whole part, nothing refunded
 * @param fromTraffic how much of it the traffic platform bears
 * @param mixed       says it instead where campaigns of different rates come together
 */
public record Subsidy(Money amount, BasisPoints fromTraffic, @Nullable Mixed mixed) {

    public static final Subsidy NONE = new Subsidy(Money.ZERO, new BasisPoints(0));

    /** What is owed of the whole subsidy, nothing refunded. */
    public record Mixed(Money claim, Money of) {
    }

    public Subsidy {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a subsidy cannot be negative: " + amount);
        }
    }

    public Subsidy(Money amount, BasisPoints fromTraffic) {
        this(amount, fromTraffic, null);
    }

    public static Subsidy of(@Nullable Money amount, @Nullable BasisPoints fromTraffic,
            @Nullable Money claim) {
        return amount == null ? NONE
                : new Subsidy(amount, fromTraffic == null ? NONE.fromTraffic : fromTraffic,
                        claim == null ? null : new Mixed(claim, amount));
    }

    /**
     * What of it is due when a part of the purchase is left, rounded down to the fen. Taking it
     * for a growing rest, or giving it back for a growing refund, never comes to more than all.
     */
    public Subsidy share(Money part, Money whole) {
        return new Subsidy(Allotment.share(amount, part, whole), fromTraffic, mixed);
    }

    /** What the traffic platform owes of it, rounded down to the fen. */
    public Money claim() {
        return mixed == null ? fromTraffic.floorOf(amount)
                : Allotment.share(mixed.claim, amount, mixed.of);
    }
}
