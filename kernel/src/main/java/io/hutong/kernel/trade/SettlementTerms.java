package io.hutong.kernel.trade;

import io.hutong.kernel.money.BasisPoints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rates that hold for one merchant's part of one order, copied when the order was quoted, so
 * that a later change of the merchant's terms does not touch it.
 *
 * @param commission what the commerce platform earns
 * @param trafficFee what the traffic platform earns for the order's {@link Channel}
 * @param channelFee what WeChat Pay keeps, half a fen rounded up
 * @param others     who else shares, each account once; null when nobody does
 */
public record SettlementTerms(
        BasisPoints commission, BasisPoints trafficFee, BasisPoints channelFee,
        @Nullable List<Receiver> others) {

    /** Of a part in which only the platforms share. */
    public SettlementTerms(
            BasisPoints commission, BasisPoints trafficFee, BasisPoints channelFee) {
        this(commission, trafficFee, channelFee, null);
    }

    public SettlementTerms {
        others = others == null || others.isEmpty() ? null : List.copyOf(others);
    }

    /** Never null. */
    public List<Receiver> receivers() {
        return others == null ? List.of() : others;
    }
}
