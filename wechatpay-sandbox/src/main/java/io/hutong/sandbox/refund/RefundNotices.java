package io.hutong.sandbox.refund;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the merchant how its refund ended. */
final class RefundNotices {

    private static final Map<Refund.Status, String> SUMMARIES = Map.of(
            Refund.Status.SUCCESS, "退款成功", Refund.Status.ABNORMAL, "退款异常",
            Refund.Status.CLOSED, "退款关闭");

    private final World world;

    RefundNotices(World world) {
        this.world = world;
    }

    void tell(Refund refund) {
        if (refund.request().notifyUrl() == null) {
            return;
        }
        world.book().trades().find(refund.tradeKey()).ifPresent(trade -> tell(refund, trade));
    }

    private void tell(Refund refund, Trade trade) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (trade.parties().subMchid() == null) {
            content.put("mchid", trade.payee());
        } else {
            content.put("sp_mchid", trade.number().mchid());
            content.put("sub_mchid", trade.payee());
        }
        content.put("out_trade_no", trade.number().outTradeNo());
        content.put("transaction_id", refund.transactionId());
        content.put("out_refund_no", refund.number().outRefundNo());
        content.put("refund_id", refund.refundId());
        content.put("refund_status", refund.status().name());
        if (refund.moments().successAt() > 0) {
            content.put("success_time", BusinessClock.rfc3339(refund.moments().successAt()));
        }
        content.put("user_received_account", "支付用户零钱");
        content.put("amount", new Amount(refund.request().total(), refund.request().amount(),
                refund.request().total(), refund.request().amount()));
        content.put("refund_account", refund.request().source());
        Event event = new Event("REFUND." + refund.status().name(), "refund",
                SUMMARIES.getOrDefault(refund.status(), "退款"),
                Json.MAPPER.writeValueAsString(content), false);
        world.callbacks().send(refund.number().mchid(), refund.request().notifyUrl(),
                world.ids().event(), event);
    }

    private record Amount(long total, long refund, long payerTotal, long payerRefund) {
    }
}
