package io.hutong.merchant.merchants;

import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.BasisPoints;

/** WeChat Pay divides at most 30 % of a payment among others than the merchant. */
public final class Ceiling {

    /** Of all shares together. */
    public static final int BASIS_POINTS = 3_000;

    private Ceiling() {
    }

    /**
     * Terms that can be carried out. Rates are checked when they are saved; where those of several
     * agreements still come to more when an order is quoted, the platform's own commission gives
     * way, so that no order is taken whose division the channel would refuse.
     */
    public static SettlementTerms within(SettlementTerms terms) {
        int traffic = Math.min(terms.trafficFee().value(), BASIS_POINTS);
        int commission = Math.min(terms.commission().value(), BASIS_POINTS - traffic);
        return new SettlementTerms(new BasisPoints(commission), new BasisPoints(traffic),
                terms.channelFee());
    }
}
