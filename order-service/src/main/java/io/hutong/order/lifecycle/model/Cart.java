package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Fallback;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer asked for; never changes.
 *
 * @param channel       that the order is credited to
 * @param expectedTotal the total that the buyer saw, null when any is accepted
 * @param payer         the buyer's openid, sealed for payment-service; null when there is to be no
 *                      cashier
 * @param shareLink     id of the link that has brought the buyer, null when none has
 * @param gift          null unless somebody else shall receive it
 */
public record Cart(
        String miniProgram, Channel channel, List<Goods> lines,
        @Nullable Money expectedTotal, Fallback fallback, @Nullable String payer,
        @Nullable String shareLink, @Nullable GiftWish gift) {

    public Cart {
        lines = List.copyOf(lines);
    }

    /** A cart that is paid without a password or not at all, for the buyer, without a link. */
    public Cart(String miniProgram, Channel channel, List<Goods> lines,
            @Nullable Money expectedTotal, Fallback fallback) {
        this(miniProgram, channel, lines, expectedTotal, fallback, null, null, null);
    }

    /** Whether somebody else shall receive it. */
    public boolean forSomebodyElse() {
        return gift != null;
    }
}
