package io.hutong.order.lifecycle;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Fallback;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.GiftWish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of {@code orders.cart}; the suspensions select by its mini-program. */
record CartRow(
        String miniProgram, Channel channel, List<GoodsRow> lines, @Nullable Money expectedTotal,
        Fallback fallback, @Nullable String payer, @Nullable String shareLink,
        @Nullable Gift gift) {

    record Gift(@Nullable String sealedMessage) {
    }

    static CartRow of(Cart cart) {
        GiftWish gift = cart.gift();
        return new CartRow(cart.miniProgram(), cart.channel(), GoodsRow.all(cart.lines()),
                cart.expectedTotal(), cart.fallback(), cart.payer(), cart.shareLink(),
                gift == null ? null : new Gift(gift.sealedMessage()));
    }

    Cart model() {
        return new Cart(miniProgram, channel, GoodsRow.models(lines), expectedTotal, fallback,
                payer, shareLink, gift == null ? null : new GiftWish(gift.sealedMessage()));
    }
}
