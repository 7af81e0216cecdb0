package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.clock.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transaction object of queries and callbacks, direct or partner. */
final class TradeView {

    static final String CURRENCY = "CNY";

    private TradeView() {
    }

    static Map<String, Object> of(CashierOrder order, Trade trade) {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean partner = order.kind() == CashierOrder.Kind.PARTNER;
        view.put(partner ? "sp_appid" : "appid", trade.parties().appid());
        view.put(partner ? "sp_mchid" : "mchid", trade.number().mchid());
        if (partner) {
            putIfPresent(view, "sub_appid", trade.parties().subAppid());
            view.put("sub_mchid", trade.payee());
        }
        view.put("out_trade_no", trade.number().outTradeNo());
        boolean paid = trade.moments().paidAt() > 0;
        if (paid) {
            view.put("transaction_id", trade.paidId());
            view.put("trade_type", trade.purchase().tradeType());
        }
        view.put("trade_state", trade.state().name());
        view.put("trade_state_desc", trade.state().description());
        if (paid) {
            view.put("bank_type", "OTHERS");
            putIfPresent(view, "attach", trade.purchase().attach());
            view.put("success_time", BusinessClock.rfc3339(trade.moments().paidAt()));
        }
        view.put("payer", payer(order));
        view.put("amount", amount(trade, paid));
        view.put("promotion_detail", List.of());
        return view;
    }

    private static Map<String, Object> payer(CashierOrder order) {
        return switch (order.kind()) {
            case DIRECT, COMBINED -> Map.of("openid", order.terms().openid());
            case PARTNER -> Map.of(order.terms().subOpenid() ? "sub_openid" : "sp_openid",
                    order.terms().openid());
        };
    }

    private static Map<String, Object> amount(Trade trade, boolean paid) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total", trade.amounts().total());
        amount.put("currency", CURRENCY);
        if (paid) {
            amount.put("payer_total", trade.amounts().total());
            amount.put("payer_currency", CURRENCY);
        }
        return amount;
    }

    static void putIfPresent(Map<String, Object> view, String name, @Nullable String value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
