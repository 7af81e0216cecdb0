package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.payment.notification.Callbacks;
import io.hutong.payment.notification.model.Notice;
import io.hutong.payment.notification.model.NotificationKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads callbacks once they have proven to be genuine. */
record WechatPayCallbacks(WechatPayNotifications notifications) implements Callbacks {

    private static final String SIGNED = "ECOMMERCE_ENTRUST.SIGN";
    /** Followed by the refund's state. */
    private static final String REFUND = "REFUND.";
    private static final String SUCCESS = "SUCCESS";

    @Override
    public Object no(String message) {
        return new NotificationFailure("FAIL", message);
    }

    @Override
    public Opened open(NotificationKind kind, Headers headers, byte[] body) {
        return switch (notifications.open(new WechatPayNotifications.Sealed(
                headers.first("Wechatpay-Serial"), headers.first("Wechatpay-Timestamp"),
                headers.first("Wechatpay-Nonce"), headers.first("Wechatpay-Signature"), body))) {
            case WechatPayNotifications.Opened.Genuine(String id, String event, String content) ->
                    read(kind, id, event, content);
            case WechatPayNotifications.Opened.Rejected(String reason) ->
                    new Opened.Rejected(reason);
        };
    }

    static Opened read(NotificationKind kind, String id, String eventType, String content) {
        try {
            return new Opened.Genuine(id, eventType, switch (kind) {
                case MANDATES -> mandate(eventType, content);
                case REFUNDS -> refund(eventType, content);
                case CASHIER -> cashier(content);
                case SHARING -> share(content);
            });
        } catch (JacksonException | IllegalArgumentException e) {
            return new Opened.Unreadable();
        }
    }

    private static Notice mandate(String eventType, String content) {
        Mandate json = parsed(content, Mandate.class);
        return new Notice.OfMandate(required(json.outContractCode, "out_contract_code"),
                required(json.mchid, "mchid"), required(json.planId, "plan_id"),
                required(json.appid, "appid"), required(json.openid, "openid"),
                eventType.equals(SIGNED));
    }

    private static Notice refund(String eventType, String content) {
        Refund json = parsed(content, Refund.class);
        String state = required(json.refundStatus, "refund_status");
        return new Notice.OfRefund(required(json.outRefundNo, "out_refund_no"),
                mchid(json.spMchid, json.mchid),
                required(required(json.amount, "amount").refund, "refund"),
                eventType.equals(REFUND + state));
    }

    private static Notice cashier(String content) {
        Cashier json = parsed(content, Cashier.class);
        Map<String, Notice.Part> parts = new HashMap<>();
        required(json.subOrders, "sub_orders").forEach(sub -> parts.put(
                required(sub.outTradeNo, "out_trade_no"), new Notice.Part(
                        SUCCESS.equals(required(sub.tradeState, "trade_state")), required(
                                required(sub.amount, "amount").totalAmount, "total_amount"))));
        return new Notice.OfCashier(required(json.combineOutTradeNo, "combine_out_trade_no"),
                required(json.combineMchid, "combine_mchid"),
                required(json.combineAppid, "combine_appid"),
                required(required(json.combinePayerInfo, "combine_payer_info").openid, "openid"),
                Map.copyOf(parts));
    }

    private static Notice share(String content) {
        Share json = parsed(content, Share.class);
        Receiver receiver = required(json.receiver, "receiver");
        return new Notice.OfShare(required(json.outOrderNo, "out_order_no"),
                mchid(json.spMchid, json.mchid), required(receiver.account, "account"),
                required(receiver.amount, "amount"));
    }

    private static <T> T parsed(String content, Class<T> type) {
        return required(WechatPayJson.read(content, type), "content");
    }

    private static String mchid(@Nullable String ofPlatform, @Nullable String mchid) {
        return required(ofPlatform == null ? mchid : ofPlatform, "mchid");
    }

    private record Mandate(
            @Nullable String outContractCode, @Nullable String mchid, @Nullable Long planId,
            @Nullable String appid, @Nullable String openid) {
    }

    private record Refund(
            @Nullable String outRefundNo, @Nullable String spMchid, @Nullable String mchid,
            @Nullable String refundStatus, @Nullable RefundAmount amount) {
    }

    private record RefundAmount(@Nullable Long refund) {
    }

    private record Cashier(
            @Nullable String combineOutTradeNo, @Nullable String combineMchid,
            @Nullable String combineAppid, @Nullable List<SubOrder> subOrders,
            @Nullable Payer combinePayerInfo) {
    }

    private record SubOrder(
            @Nullable String outTradeNo, @Nullable String tradeState, @Nullable Amount amount) {
    }

    private record Amount(@Nullable Long totalAmount) {
    }

    private record Payer(@Nullable String openid) {
    }

    private record Share(
            @Nullable String outOrderNo, @Nullable String spMchid, @Nullable String mchid,
            @Nullable Receiver receiver) {
    }

    private record Receiver(@Nullable String account, @Nullable Long amount) {
    }
}
