package io.hutong.payment.statement;

import io.hutong.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the commerce and the traffic platform owe each other from one Beijing day.
 *
 * @param opening    open from the days before; positive is owed to the traffic platform
 * @param closing    {@code opening + traffic.open - commerce.open}
 * @param payer      who pays it
 * @param items      every claim with its order
 * @param nextCursor where they go on; null at the end
 */
record PlatformStatement(
        LocalDate date, Money opening, Netting.Side commerce, Netting.Side traffic,
        Money closing, String payer, List<Claim> items, @Nullable String nextCursor) {

    static PlatformStatement of(
            LocalDate date, Netting netting, List<Claim> items, @Nullable String nextCursor) {
        return new PlatformStatement(date, netting.opening(), netting.commerce(),
                netting.traffic(), netting.closing(), netting.payer(), items, nextCursor);
    }
}
