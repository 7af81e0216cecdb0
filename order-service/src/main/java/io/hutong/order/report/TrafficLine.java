package io.hutong.order.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One channel on one day, in fen. */
record TrafficLine(
        LocalDate day, Channel channel, long orders, long gmvFen, long refundedFen,
        long costFen) {

    private static final int PERCENT = 100;
    static final String CSV_HEADER = "day,channel,orders,gmv,refunds,traffic_cost,return_percent";

    /**
     * As JSON shows it.
     *
     * @param returnPercent sales kept per 100 of traffic cost; null without
     */
    record Shown(
            LocalDate day, Channel channel, long orders, Money gmv, Money refunds,
            @JsonProperty("traffic_cost") Money trafficCost, @Nullable Long returnPercent) {
    }

    Shown shown() {
        return new Shown(day, channel, orders, Money.fen(gmvFen), Money.fen(refundedFen),
                Money.fen(costFen), returnPercent());
    }

    /** Fen, like every amount; nothing in it comes from outside, so nothing can be a formula. */
    String csv() {
        Long percent = returnPercent();
        return String.join(",", day.toString(), channel.name(), Long.toString(orders),
                Long.toString(gmvFen), Long.toString(refundedFen), Long.toString(costFen),
                percent == null ? "" : percent.toString());
    }

    private @Nullable Long returnPercent() {
        return costFen <= 0 ? null
                : Math.multiplyExact(gmvFen - refundedFen, PERCENT) / costFen;
    }
}
