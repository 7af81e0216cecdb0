package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.clock.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A combined order in queries and in its one callback. */
final class CombinedView {

    private CombinedView() {
    }

    static Map<String, Object> of(CashierOrder order, List<Trade> trades) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("combine_appid", order.terms().appid());
        view.put("combine_mchid", order.mchid());
        view.put("combine_out_trade_no", order.number());
        TradeView.putIfPresent(view, "combine_transaction_id", order.transactionId());
        view.put("sub_orders", trades.stream().map(CombinedView::sub).toList());
        view.put("combine_payer_info", Map.of("openid", order.terms().openid()));
        return view;
    }

    private static Map<String, Object> sub(Trade trade) {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean paid = trade.moments().paidAt() > 0;
        view.put("mchid", trade.number().mchid());
        TradeView.putIfPresent(view, "sub_mchid", trade.parties().subMchid());
        TradeView.putIfPresent(view, "sub_appid", trade.parties().subAppid());
        view.put("trade_type", trade.purchase().tradeType());
        view.put("trade_state", trade.state().name());
        TradeView.putIfPresent(view, "attach", trade.purchase().attach());
        if (paid) {
            view.put("bank_type", "OTHERS");
            view.put("success_time", BusinessClock.rfc3339(trade.moments().paidAt()));
            view.put("transaction_id", trade.paidId());
        }
        view.put("out_trade_no", trade.number().outTradeNo());
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total_amount", trade.amounts().total());
        amount.put("currency", TradeView.CURRENCY);
        amount.put("payer_amount", paid ? trade.amounts().total() : 0);
        amount.put("payer_currency", TradeView.CURRENCY);
        view.put("amount", amount);
        return view;
    }
}
