package io.hutong.order.checkout;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Fallback;
import io.hutong.order.address.Address;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.GiftWish;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.link.Attribution;
import io.hutong.order.request.AskedLine;
import io.hutong.order.request.RequestLimits;
import io.hutong.web.validation.Checks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders}. Only its shape is checked here; the saga checks the rest. */
record PlaceOrderRequest(
        @Nullable String miniProgram, @Nullable List<@Nullable Line> lines,
        @Nullable Channel channel, @Nullable String shareToken, @Nullable Money expectedTotal,
        @Nullable Address shipTo, @Nullable Gift gift, @Nullable Fallback fallback) {

    private static final int MESSAGE_MAX = 200;
    private static final int TOKEN_MAX = 128;

    record Line(@Nullable String sku, @Nullable Integer quantity) implements AskedLine {
    }

    record Gift(@Nullable String message) {
    }

    /** @throws io.hutong.web.problem.ProblemException 400 with every wrong field */
    void check() {
        Checks.require(body -> {
            body.text("mini_program", miniProgram).matches(RequestLimits.ID);
            AskedLine.check(body, lines);
            AskedLine.checkTogether(body, lines);
            body.value("channel", channel).required();
            body.text("share_token", shareToken).optional().length(1, TOKEN_MAX);
            body.money("expected_total", expectedTotal).optional()
                    .between(1, RequestLimits.MONEY_MAX);
            if (shipTo != null) {
                body.object("ship_to", shipTo, (at, it) -> it.check(at));
            }
            body.that("ship_to", shipTo == null || gift == null,
                    "comes from the recipient of a gift; leave it out");
            if (gift != null) {
                body.object("gift", gift, (at, it) -> at.text("message", it.message()).optional()
                        .length(0, MESSAGE_MAX));
            }
        });
    }

    /**
     * What the request asks for, once {@link #check} has let it pass.
     *
     * @param payer  the caller's sealed openid, if its token has one
     * @param credit to whom the order is credited
     * @param wish   for a gift, the giver's words; null otherwise
     */
    Cart toCart(@Nullable String payer, Attribution.Credit.To credit, @Nullable GiftWish wish) {
        List<Goods> asked = AskedLine.all(lines).stream()
                .map(line -> new Goods(line.requireSku(), line.requireQuantity()))
                .toList();
        return new Cart(Optional.ofNullable(miniProgram).orElseThrow(),
                credit.channel(), asked, expectedTotal,
                fallback == Fallback.NONE ? Fallback.NONE : Fallback.CASHIER,
                fallback == Fallback.NONE ? null : payer, credit.linkId(), wish);
    }

    /** Whether the database has to be asked for {@link #credit}. */
    boolean isCreditLookedUp(Attribution attribution) {
        return attribution.isLookedUp(Optional.ofNullable(channel).orElseThrow(), shareToken);
    }

    /** To whom the order is to be credited. */
    Attribution.Credit credit(Attribution attribution, String buyerId) {
        List<String> skus = AskedLine.all(lines).stream().map(AskedLine::requireSku).toList();
        return attribution.credit(buyerId, skus, Optional.ofNullable(channel).orElseThrow(),
                shareToken);
    }
}
