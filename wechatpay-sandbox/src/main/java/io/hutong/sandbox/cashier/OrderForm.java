package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Amounts;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Fingerprint;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request for an ordinary order. */
final class OrderForm {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final World world;
    private final String tradeType;

    OrderForm(World world, String tradeType) {
        this.world = world;
        this.tradeType = tradeType;
    }

    /** An order of one payee; {@code kind} says under which names its parties come. */
    Placement single(Call call, CashierOrder.Kind kind) {
        Fields body = call.fields();
        boolean partner = kind == CashierOrder.Kind.PARTNER;
        Fields payer = body.object("payer");
        boolean sub = partner && payer.has("sub_openid");
        String openid = payer.text(sub ? "sub_openid" : partner ? "sp_openid" : "openid");
        CashierOrder.Terms terms = new CashierOrder.Terms(
                body.text(partner ? "sp_appid" : "appid"), body.optional("sub_appid"), openid, sub,
                body.optional("notify_url"), expiry(body), Fingerprint.of(call.body()));
        Trade trade = trade(call.mchid(), body, body.object("amount").number("total"), terms,
                null);
        return new Placement(new CashierOrder(call.mchid(), body.text("out_trade_no"), kind,
                terms, List.of(trade.key()), null), List.of(trade));
    }

    /** A combined order. */
    Placement combined(Call call) {
        Fields body = call.fields();
        Fields payer = body.object("combine_payer_info");
        boolean sub = payer.has("sub_openid") && !payer.has("openid");
        String number = body.text("combine_out_trade_no");
        CashierOrder.Terms terms = new CashierOrder.Terms(body.text("combine_appid"), null,
                payer.text(sub ? "sub_openid" : "openid"), sub, body.optional("notify_url"),
                expiry(body), Fingerprint.of(call.body()));
        List<Trade> trades = body.list("sub_orders").stream()
                .map(order -> trade(call.mchid(), order,
                        order.object("amount").number("total_amount"), terms, number))
                .toList();
        return new Placement(new CashierOrder(call.mchid(), number, CashierOrder.Kind.COMBINED,
                terms, trades.stream().map(Trade::key).toList(), null), trades);
    }

    private Trade trade(String mchid, Fields order, long total, CashierOrder.Terms terms,
            @Nullable String combined) {
        return new Trade(null,
                new Trade.Number(mchid, order.text("out_trade_no"), combined, ""),
                new Trade.Parties(terms.appid(), order.optional("sub_mchid"),
                        order.optional("sub_appid"), terms.openid()),
                new Trade.Purchase(tradeType, order.text("description"),
                        order.optional("attach"), terms.notifyUrl(),
                        order.object("settle_info").flag("profit_sharing"),
                        order.object("settle_info").number("subsidy_amount")),
                TradeState.NOTPAY, Amounts.unpaid(total),
                new Trade.Moments(world.now(), 0, 0, terms.expiresAt()));
    }

    /** Documented: a time less than a minute ahead is raised to one minute. */
    private long expiry(Fields body) {
        String text = body.optional("time_expire");
        if (text == null) {
            return world.now()
                    + Duration.ofDays(world.rules().cashier().unpaidDays()).toMillis();
        }
        long asked = OffsetDateTime.parse(text).toInstant().toEpochMilli();
        return asked > world.now() ? Math.max(asked, world.now() + SHORTEST.toMillis()) : asked;
    }

    /** An order that is still to be placed, with its parts. */
    record Placement(CashierOrder order, List<Trade> trades) {
    }
}
