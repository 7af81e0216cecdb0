package io.hutong.kernel.trade;

import io.hutong.kernel.money.BasisPoints;
import java.util.ArrayList;
import java.util.List;

/** WeChat Pay divides at most 30 % of a payment among others than the merchant. */
public final class Ceiling {

    /** Of all shares together. */
    public static final int BASIS_POINTS = 3_000;

    private Ceiling() {
    }

    /**
     * Terms that can be carried out. Rates are checked when they are saved; where those of several
     * agreements still come to more when an order is quoted, the platform's own commission gives
     * way first and other receivers after it, the last named first, so that no order is taken
     * whose division the channel would refuse.
     */
    public static SettlementTerms within(SettlementTerms terms) {
        int traffic = Math.min(terms.trafficFee().value(), BASIS_POINTS);
        int room = BASIS_POINTS - traffic;
        List<Receiver> others = new ArrayList<>();
        for (Receiver other : terms.receivers()) {
            int rate = Math.min(other.rate().value(), room);
            room -= rate;
            if (rate > 0) {
                others.add(new Receiver(other.mchid(), new BasisPoints(rate), other.purpose()));
            }
        }
        int commission = Math.min(terms.commission().value(), room);
        return new SettlementTerms(new BasisPoints(commission), new BasisPoints(traffic),
                terms.channelFee(), others);
    }
}
