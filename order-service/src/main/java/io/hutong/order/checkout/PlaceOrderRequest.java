package io.hutong.order.checkout;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.hutong.contracts.Channel;
import io.hutong.contracts.Fallback;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.money.Money;
import io.hutong.http.Checks;
import io.hutong.order.address.Address;
import io.hutong.order.lifecycle.Cart;
import io.hutong.order.lifecycle.GiftWish;
import io.hutong.order.link.Attribution;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders}. Only its shape is checked here; the saga checks the rest. */
record PlaceOrderRequest(
        @Nullable String miniProgram, @Nullable List<@Nullable Line> lines,
        @Nullable Channel channel, @Nullable String shareToken, @Nullable Money expectedTotal,
        @Nullable Address shipTo, @Nullable Gift gift, @Nullable Fallback fallback) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LINES_MAX = 50;
    private static final int QUANTITY_MAX = 999;
    private static final int MESSAGE_MAX = 200;
    private static final int TOKEN_MAX = 128;
    /** 10 billion yuan: far above any order, far below an overflow. */
    private static final long TOTAL_MAX = 1_000_000_000_000L;

    record Line(@Nullable String sku, @Nullable Integer quantity) {
    }

    record Gift(@Nullable String message) {
    }

    /** @throws io.hutong.http.ProblemException 400 with every wrong field */
    void check() {
        Checks.require(body -> {
            body.text("mini_program", miniProgram).matches(ID);
            body.list("lines", lines, 1, LINES_MAX, PlaceOrderRequest::checkLine);
            body.value("channel", channel).required();
            body.text("share_token", shareToken).optional().length(1, TOKEN_MAX);
            body.money("expected_total", expectedTotal).optional().between(1, TOTAL_MAX);
            if (shipTo != null) {
                body.object("ship_to", shipTo, (at, it) -> it.check(at));
            }
            body.that("ship_to", shipTo == null || gift == null,
                    "comes from the recipient of a gift; leave it out");
            if (gift != null) {
                body.object("gift", gift, (at, it) ->
                        at.text("message", it.message()).optional().length(0, MESSAGE_MAX));
            }
        });
    }

    private static void checkLine(Checks line, @Nullable Line it) {
        if (it != null) {
            line.text("sku", it.sku()).matches(ID)
                    .number("quantity", it.quantity()).between(1, QUANTITY_MAX);
        }
    }

    /**
     * What the request asks for, once {@link #check} has let it pass.
     *
     * @param payer  the caller's sealed openid, if its token has one
     * @param credit to whom the order is credited
     * @param wish   for a gift, the giver's words; null otherwise
     */
    Cart toCart(@Nullable String payer, Attribution.Credit.To credit, @Nullable GiftWish wish) {
        List<ReserveStock.Line> asked = Optional.ofNullable(lines).orElseThrow().stream()
                .map(line -> Optional.ofNullable(line).orElseThrow())
                .map(line -> new ReserveStock.Line(Optional.ofNullable(line.sku()).orElseThrow(),
                        Optional.ofNullable(line.quantity()).orElseThrow()))
                .toList();
        return new Cart(Optional.ofNullable(miniProgram).orElseThrow(),
                credit.channel(), asked, expectedTotal,
                fallback == Fallback.NONE ? Fallback.NONE : Fallback.CASHIER,
                fallback == Fallback.NONE ? null : payer, credit.linkId(), wish);
    }

    /** To whom the order is to be credited. */
    Attribution.Credit credit(Attribution attribution, String buyerId) {
        List<String> skus = Optional.ofNullable(lines).orElseThrow().stream()
                .map(line -> Optional.ofNullable(line).map(Line::sku).orElseThrow()).toList();
        return attribution.credit(buyerId, skus, Optional.ofNullable(channel).orElseThrow(),
                shareToken);
    }
}
