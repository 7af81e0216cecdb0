package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /v3/combine-transactions}: several payees, one payment. */
final class CombinedRoutes {

    private static final String ROOT = "/v3/combine-transactions";
    private static final String ONE = ROOT + "/out-trade-no/{combine_out_trade_no}";

    private final World world;
    private final CashierOrders orders;
    private final OrderForm form;

    CombinedRoutes(World world, CashierOrders orders) {
        this.world = world;
        this.orders = orders;
        this.form = new OrderForm(world, "JSAPI");
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/jsapi", this::place);
        routes.signed("GET", ONE, this::query);
        routes.signed("POST", ONE + "/close", this::close);
    }

    private Answer place(Call call) {
        return refuse(call).<Answer>map(refusal -> refusal).orElseGet(() -> {
            OrderForm.Placement placement = form.combined(call);
            return orders.place(placement.order(), placement.trades());
        });
    }

    private Optional<Refusal> refuse(Call call) {
        List<Fields> subs = call.fields().list("sub_orders");
        boolean partner = call.merchant().role() != Merchant.Role.DIRECT_MERCHANT
                && call.merchant().role() != Merchant.Role.TRAFFIC_PLATFORM;
        int most = partner ? world.rules().cashier().combinePartnerMax()
                : world.rules().cashier().combineDirectMax();
        if (subs.size() < (partner ? 1 : 2) || subs.size() > most) {
            return Optional.of(Refusal.field("/sub_orders",
                    "there must be " + (partner ? 1 : 2) + " to " + most));
        }
        Set<String> numbers = new HashSet<>();
        for (Fields sub : subs) {
            if (!numbers.add(sub.text("out_trade_no"))) {
                return Optional.of(Refusal.field("/sub_orders", "an out_trade_no occurs twice"));
            }
            if (!sub.text("mchid").equals(call.mchid())) {
                return Optional.of(Refusal.field("/sub_orders",
                        "mchid must be the combine_mchid"));
            }
            if (partner && !call.merchant().actsFor(sub.text("sub_mchid"))) {
                return Optional.of(Refusal.of(403, "NO_AUTH",
                        "子商户号与平台无绑定关系 / A sub_mchid is not bound to the platform"));
            }
        }
        Fields payer = call.fields().object("combine_payer_info");
        return payer.has("openid") || payer.has("sub_openid") ? Optional.empty() : Optional.of(
                Refusal.field("/combine_payer_info", "give openid or sub_openid"));
    }

    private Answer query(Call call) {
        return find(call).<Answer>map(order -> Answer.ok(
                CombinedView.of(order, orders.trades(order))))
                .orElseGet(CombinedRoutes::missing);
    }

    private Answer close(Call call) {
        Optional<CashierOrder> order = find(call);
        if (order.isEmpty()) {
            return missing();
        }
        Set<String> asked = call.fields().list("sub_orders").stream()
                .map(sub -> sub.text("out_trade_no")).collect(Collectors.toSet());
        Set<String> placed = orders.trades(order.get()).stream()
                .map(trade -> trade.number().outTradeNo()).collect(Collectors.toSet());
        if (!asked.equals(placed)) {
            return Refusal.field("/sub_orders", "they must be those of the order, all of them");
        }
        return orders.close(order.get()).<Answer>map(refusal -> refusal)
                .orElseGet(Answer::noContent);
    }

    private Optional<CashierOrder> find(Call call) {
        return orders.find(CashierOrder.key(call.mchid(), call.param("combine_out_trade_no"),
                CashierOrder.Kind.COMBINED));
    }

    private static Refusal missing() {
        return Refusal.of(404, "ORDER_NOT_EXIST", "订单不存在 / There is no such order");
    }
}
