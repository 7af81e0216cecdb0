package io.hutong.sandbox.miniprogram;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.store.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shipping information of trade-managed orders: what it takes before their money may be shared.
 * Error codes are those of the order-shipping pages.
 */
final class Shipping {

    private static final String ROOT = "/wxa/sec/order";
    private static final int ORDER_NUMBER = 1;
    private static final int TRANSACTION_NUMBER = 2;

    private final World world;
    private final AccessTokens tokens;
    private final Table<Shipment> shipments;

    Shipping(World world) {
        this.world = world;
        this.tokens = new AccessTokens(world);
        this.shipments = world.store().table("shipments", Shipment.class, Shipment::tradeKey);
    }

    void addTo(Routes routes) {
        routes.open("GET", "/cgi-bin/token", tokens::issue);
        routes.open("POST", "/cgi-bin/stable_token", tokens::issueStable);
        routes.open("POST", ROOT + "/upload_shipping_info", this::upload);
        routes.open("POST", ROOT + "/upload_combined_shipping_info", this::uploadCombined);
        routes.open("POST", ROOT + "/get_order", this::query);
        routes.open("POST", ROOT + "/notify_confirm_receive", this::remind);
        routes.open("POST", ROOT + "/is_trade_managed", this::isManaged);
    }

    private Answer upload(Call call) {
        return withToken(call, () -> uploadOne(call.fields(), call.fields(),
                call.fields().object("payer")));
    }

    private Answer uploadCombined(Call call) {
        return withToken(call, () -> {
            for (Fields sub : call.fields().list("sub_orders")) {
                Answer answer = uploadOne(sub, sub, call.fields().object("payer"));
                if (!isFine(answer)) {
                    return answer;
                }
            }
            return fine(Map.of());
        });
    }

    private Answer uploadOne(Fields order, Fields goods, Fields payer) {
        Optional<Answer> refusal = ShippingChecks.refuse(goods);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Trade> trade = find(order.object("order_key"));
        if (trade.isEmpty() || !trade.get().isPaid()) {
            return Sessions.error(10060001, "支付单不存在 (there is no paid order)");
        }
        if (!trade.get().parties().openid().equals(payer.text("openid"))) {
            return Sessions.error(10060031, "该笔支付单不属于 openid 所对应的用户"
                    + " (payer.openid is not who paid)");
        }
        return world.store().change(() -> ship(trade.get().key(), goods));
    }

    private Answer ship(String key, Fields goods) {
        Optional<Shipment> before = shipments.find(key);
        String parcels = goods.node().path("shipping_list").toString();
        if (before.isPresent() && before.get().parcels().equals(parcels)) {
            return Sessions.error(10060023, "发货信息未更新 (the same was uploaded before)");
        }
        if (before.isPresent() && before.get().uploads() > 1) {
            return Sessions.error(10060003, "支付单已使用重新发货机会 (shipped again already)");
        }
        shipments.put(new Shipment(key, before.map(Shipment::uploads).orElse(0) + 1,
                parcels, world.now()));
        int days = world.rules().sharing().autoReceiptDays();
        world.book().trades().find(key).filter(t -> t.moments().receivedAt() == 0)
                .ifPresent(t -> world.book().trades().put(t.at(t.moments().received(
                        world.now() + Duration.ofDays(days).toMillis()))));
        return fine(Map.of());
    }

    private Answer query(Call call) {
        return withToken(call, () -> {
            Optional<Trade> trade = find(call.fields());
            if (trade.isEmpty()) {
                return Sessions.error(10060001, "支付单不存在 (there is no such order)");
            }
            return fine(Map.of("order", view(trade.get())));
        });
    }

    private Map<String, Object> view(Trade trade) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("transaction_id", String.valueOf(trade.transactionId()));
        order.put("merchant_id", trade.number().mchid());
        order.put("sub_merchant_id", trade.payee());
        order.put("merchant_trade_no", trade.number().outTradeNo());
        order.put("openid", trade.parties().openid());
        order.put("paid_amount", trade.amounts().total());
        order.put("order_state", state(trade));
        return order;
    }

    /** 1 to be shipped, 2 shipped, 3 received, 4 over, 5 refunded. */
    private int state(Trade trade) {
        if (trade.amounts().refundable() == 0) {
            return 5;
        }
        long receivedAt = trade.moments().receivedAt();
        if (receivedAt > 0 && receivedAt <= world.now()) {
            return trade.amounts().frozen() == 0 ? 4 : 3;
        }
        return shipments.find(trade.key()).isPresent() ? 2 : 1;
    }

    /** The buyer is asked to confirm receipt; once per order, after shipping. */
    private Answer remind(Call call) {
        return withToken(call, () -> find(call.fields())
                .filter(trade -> shipments.find(trade.key()).isPresent())
                .map(trade -> fine(Map.of()))
                .orElseGet(() -> Sessions.error(10060004,
                        "支付单处于不可操作的状态 (nothing was shipped)")));
    }

    /** Where the rules do not wait for shipping information, the mini-program is not managed. */
    private Answer isManaged(Call call) {
        return withToken(call, () -> fine(Map.of("is_trade_managed",
                world.rules().sharing().needsShippingInfo())));
    }

    private Optional<Trade> find(Fields key) {
        boolean byNumber = key.number("order_number_type") == ORDER_NUMBER
                || key.number("order_number_type") == 0 && !key.has("transaction_id");
        if (byNumber && key.number("order_number_type") != TRANSACTION_NUMBER) {
            String mchid = key.textOr("mchid", key.textOr("merchant_id", ""));
            String number = key.textOr("out_trade_no", key.textOr("merchant_trade_no", ""));
            return world.book().numbered(mchid, number);
        }
        return world.book().paid(key.text("transaction_id"));
    }

    private Answer withToken(Call call, Supplier<Answer> work) {
        return tokens.isValid(call.queried("access_token").orElse("")) ? work.get()
                : Sessions.error(40001, "invalid credential, access_token is invalid");
    }

    private static Answer fine(Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        body.putAll(more);
        return Answer.plain(200, body);
    }

    private static boolean isFine(Answer answer) {
        return answer instanceof Answer.Raw raw && raw.contentType().startsWith("application/");
    }

    /** What was shipped for one order. */
    record Shipment(String tradeKey, int uploads, String parcels, long at) {
    }
}
