package io.hutong.merchant.subsidy.model;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.Comparator;

/**
 * A campaign whose time it is.
 *
 * @param perPiece taken off the price
 * @param left     of its budget
 * @param fromTraffic how much of it the traffic platform bears
 */
public record RunningCampaign(
        String id, Money perPiece, Money left, BasisPoints fromTraffic, Instant startsAt,
        Instant endsAt) {

    /** What ends first is used first; then what began first, then by id. */
    static final Comparator<RunningCampaign> IN_ORDER =
            Comparator.comparing(RunningCampaign::endsAt)
                    .thenComparing(RunningCampaign::startsAt)
                    .thenComparing(RunningCampaign::id);

    /** Whole pieces that the rest does for. */
    long pieces() {
        return left.isPositive() ? left.total() / perPiece.total() : 0;
    }
}
