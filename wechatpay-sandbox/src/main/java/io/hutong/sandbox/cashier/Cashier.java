package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Routes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ordinary payment: the merchant places an order, the buyer pays it in WeChat's cashier. */
public final class Cashier implements Family {

    private static final int LISTED = 200;

    private final World world;
    private final CashierOrders orders;

    public Cashier(World world) {
        this.world = world;
        this.orders = new CashierOrders(world);
    }

    @Override
    public void addTo(Routes routes) {
        new SingleRoutes(world, orders, CashierOrder.Kind.DIRECT).addTo(routes);
        new SingleRoutes(world, orders, CashierOrder.Kind.PARTNER).addTo(routes);
        new CombinedRoutes(world, orders).addTo(routes);
        routes.open("GET", "/sandbox/cashier", call -> Answer.plain(200,
                Map.of("items", waiting())));
        routes.open("POST", "/sandbox/cashier/{prepay_id}/pay", this::pay);
    }

    private Answer pay(Call call) {
        String prepayId = call.param("prepay_id");
        return switch (orders.pay(prepayId)) {
            case PAID -> Answer.plain(200, Map.of("prepay_id", prepayId, "status", "PAID"));
            case UNKNOWN -> refused(404, "NOT_FOUND", "There is no such prepay_id");
            case EXPIRED -> refused(409, "NOT_PAYABLE",
                    "The order is paid, closed or expired: place a new one");
            case DECLINED -> refused(409, "NOT_ENOUGH",
                    "The buyer cannot pay: change PUT /sandbox/buyers/{openid}");
        };
    }

    private static Answer refused(int status, String code, String message) {
        return Answer.plain(status, Map.of("code", code, "message", message));
    }

    private List<Map<String, Object>> waiting() {
        return orders.prepays().stream()
                .filter(prepay -> prepay.expiresAt() > world.now())
                .sorted(Comparator.comparingLong(Prepay::expiresAt).reversed())
                .flatMap(prepay -> orders.find(prepay.orderKey()).stream()
                        .map(order -> view(prepay, order)))
                .filter(view -> TradeState.NOTPAY.name().equals(view.get("state")))
                .limit(LISTED).toList();
    }

    private Map<String, Object> view(Prepay prepay, CashierOrder order) {
        List<Trade> trades = orders.trades(order);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("prepay_id", prepay.prepayId());
        view.put("out_trade_no", order.number());
        view.put("mchid", order.mchid());
        view.put("openid", order.terms().openid());
        view.put("description", trades.getFirst().purchase().description());
        view.put("total", trades.stream().mapToLong(t -> t.amounts().total()).sum());
        view.put("state", trades.getFirst().state().name());
        view.put("expires_at", BusinessClock.rfc3339(prepay.expiresAt()));
        return view;
    }
}
