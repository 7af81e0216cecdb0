package io.hutong.payment.notification;

import io.hutong.kernel.json.RowJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a callback is about; only the fields that are held against what we know. */
sealed interface Notice {

    /** Our number of the thing that something happened to. */
    String subject();

    record OfMandate(String subject, String mchid, long planId, String appid, String openid)
            implements Notice {

        @Override
        public String toString() {
            return "OfMandate[" + subject + "]";
        }
    }

    /** @param state the channel's word; must agree with the kind of event */
    record OfRefund(String subject, String mchid, String state, long amount)
            implements Notice {
    }

    /** @param account the merchant account that has received */
    record OfShare(String subject, String mchid, String account, long amount)
            implements Notice {
    }

    /** @param parts what each sub-order was about, by its number */
    record OfCashier(String subject, String mchid, String appid, String openid,
            Map<String, Part> parts) implements Notice {

        @Override
        public String toString() {
            return "OfCashier[" + subject + "]";
        }
    }

    record Part(String state, long amount) {
    }

    /** @return null when something is missing or malformed */
    static @Nullable Notice read(NotificationKind kind, String content) {
        try {
            return switch (kind) {
                case MANDATES -> mandate(content);
                case REFUNDS -> refund(content);
                case CASHIER -> cashier(content);
                case SHARING -> share(content);
            };
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Notice mandate(String content) {
        MandateJson json = RowJson.mapper().readValue(content, MandateJson.class);
        if (json == null || json.outContractCode == null || json.mchid == null
                || json.planId == null || json.appid == null || json.openid == null) {
            return null;
        }
        return new OfMandate(
                json.outContractCode, json.mchid, json.planId, json.appid, json.openid);
    }

    private static @Nullable Notice refund(String content) {
        RefundJson json = RowJson.mapper().readValue(content, RefundJson.class);
        if (json == null) {
            return null;
        }
        String mchid = json.spMchid == null ? json.mchid : json.spMchid;
        if (json.outRefundNo == null || mchid == null || json.refundStatus == null
                || json.amount == null || json.amount.refund == null) {
            return null;
        }
        return new OfRefund(
                json.outRefundNo, mchid, json.refundStatus, json.amount.refund);
    }

    private static @Nullable Notice cashier(String content) {
        CashierJson json = RowJson.mapper().readValue(content, CashierJson.class);
        if (json == null || json.combineOutTradeNo == null || json.combineMchid == null
                || json.combineAppid == null || json.subOrders == null
                || json.combinePayerInfo == null || json.combinePayerInfo.openid == null) {
            return null;
        }
        Map<String, Part> parts = new HashMap<>();
        for (SubOrderJson sub : json.subOrders) {
            if (sub.outTradeNo == null || sub.tradeState == null || sub.amount == null
                    || sub.amount.totalAmount == null) {
                return null;
            }
            parts.put(sub.outTradeNo, new Part(sub.tradeState, sub.amount.totalAmount));
        }
        return new OfCashier(json.combineOutTradeNo, json.combineMchid, json.combineAppid,
                json.combinePayerInfo.openid, Map.copyOf(parts));
    }

    record CashierJson(
            @Nullable String combineOutTradeNo, @Nullable String combineMchid,
            @Nullable String combineAppid, @Nullable List<SubOrderJson> subOrders,
            @Nullable PayerJson combinePayerInfo) {
    }

    record SubOrderJson(
            @Nullable String outTradeNo, @Nullable String tradeState,
            @Nullable AmountJson amount) {
    }

    record AmountJson(@Nullable Long totalAmount) {
    }

    record PayerJson(@Nullable String openid) {
    }

    record MandateJson(
            @Nullable String outContractCode, @Nullable String mchid, @Nullable Long planId,
            @Nullable String appid, @Nullable String openid) {
    }

    private static @Nullable Notice share(String content) {
        ShareJson json = RowJson.mapper().readValue(content, ShareJson.class);
        if (json == null || json.receiver == null) {
            return null;
        }
        String mchid = json.spMchid == null ? json.mchid : json.spMchid;
        return json.outOrderNo == null || mchid == null || json.receiver.account == null
                || json.receiver.amount == null ? null
                        : new OfShare(
                                json.outOrderNo, mchid, json.receiver.account,
                                json.receiver.amount);
    }

    record ShareJson(
            @Nullable String outOrderNo, @Nullable String spMchid, @Nullable String mchid,
            @Nullable ReceiverJson receiver) {
    }

    record ReceiverJson(@Nullable String account, @Nullable Long amount) {
    }

    record RefundJson(
            @Nullable String outRefundNo, @Nullable String spMchid, @Nullable String mchid,
            @Nullable String refundStatus, @Nullable RefundAmountJson amount) {
    }

    record RefundAmountJson(@Nullable Long refund) {
    }
}
