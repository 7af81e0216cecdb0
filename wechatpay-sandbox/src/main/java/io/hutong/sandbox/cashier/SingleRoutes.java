package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.Optional;

/** {@code /v3/pay/transactions} and {@code /v3/pay/partner/transactions}. */
final class SingleRoutes {

    private final World world;
    private final CashierOrders orders;
    private final CashierOrder.Kind kind;
    private final OrderForm form;

    SingleRoutes(World world, CashierOrders orders, CashierOrder.Kind kind) {
        this.world = world;
        this.orders = orders;
        this.kind = kind;
        this.form = new OrderForm(world, "JSAPI");
    }

    void addTo(Routes routes) {
        String root = isPartner() ? "/v3/pay/partner/transactions" : "/v3/pay/transactions";
        routes.signed("POST", root + "/jsapi", this::place);
        routes.signed("GET", root + "/out-trade-no/{out_trade_no}", call -> query(call,
                world.book().numbered(call.mchid(), call.param("out_trade_no"))));
        routes.signed("GET", root + "/id/{transaction_id}", call -> query(call,
                world.book().paid(call.param("transaction_id"))));
        routes.signed("POST", root + "/out-trade-no/{out_trade_no}/close", this::close);
    }

    private boolean isPartner() {
        return kind == CashierOrder.Kind.PARTNER;
    }

    private Answer place(Call call) {
        return refuse(call).<Answer>map(refusal -> refusal).orElseGet(() -> {
            OrderForm.Placement placement = form.single(call, kind);
            return orders.place(placement.order(), placement.trades());
        });
    }

    private Optional<Refusal> refuse(Call call) {
        Fields body = call.fields();
        Fields payer = body.object("payer");
        if (!isPartner()) {
            return call.merchant().role() == Merchant.Role.SERVICE_PROVIDER ? Optional.of(
                    Refusal.of(403, "NO_AUTH", "商户无权限: 请使用服务商接口")) : Optional.empty();
        }
        if (!call.merchant().actsFor(body.text("sub_mchid"))) {
            return Optional.of(Refusal.of(403, "NO_AUTH",
                    "子商户号与服务商无绑定关系 / The sub_mchid is not bound to the sp_mchid"));
        }
        if (payer.has("sp_openid") == payer.has("sub_openid")) {
            return Optional.of(Refusal.field("/payer", "give sp_openid or sub_openid"));
        }
        return payer.has("sub_openid") && !body.has("sub_appid") ? Optional.of(
                Refusal.field("/sub_appid", "it is required with sub_openid")) : Optional.empty();
    }

    private Answer query(Call call, Optional<Trade> trade) {
        return order(call, trade, call.queried("sub_mchid").orElse(call.mchid()))
                .<Answer>map(order -> Answer.ok(TradeView.of(order,
                        orders.trades(order).getFirst())))
                .orElseGet(SingleRoutes::missing);
    }

    private Answer close(Call call) {
        Optional<CashierOrder> order = order(call,
                world.book().numbered(call.mchid(), call.param("out_trade_no")),
                call.fields().textOr("sub_mchid", call.mchid()));
        return order.isEmpty() ? missing() : orders.close(order.get())
                .<Answer>map(refusal -> refusal).orElseGet(Answer::noContent);
    }

    /** Parts of combined orders are not found here, as documented. */
    private Optional<CashierOrder> order(Call call, Optional<Trade> trade, String payee) {
        return trade.filter(t -> t.number().mchid().equals(call.mchid()))
                .filter(t -> t.payee().equals(payee))
                .filter(t -> t.number().combineOutTradeNo() == null)
                .flatMap(t -> orders.find(CashierOrder.key(call.mchid(),
                        t.number().outTradeNo(), kind)))
                .filter(order -> order.kind() == kind);
    }

    private static Refusal missing() {
        return Refusal.of(404, "ORDER_NOT_EXIST", "订单不存在 / There is no such order");
    }
}
