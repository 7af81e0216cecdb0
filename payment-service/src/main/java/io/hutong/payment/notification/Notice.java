package io.hutong.payment.notification;

import io.hutong.contracts.catalog.MessageJson;
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

    record OfRefund(String subject, String mchid) implements Notice {
    }

    /** @return null when something is missing or malformed */
    static @Nullable Notice read(NotificationKind kind, String content) {
        try {
            return switch (kind) {
                case MANDATES -> mandate(content);
                case REFUNDS -> refund(content);
            };
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Notice mandate(String content) {
        @Nullable MandateJson json = MessageJson.mapper().readValue(content, MandateJson.class);
        if (json == null || json.outContractCode == null || json.mchid == null
                || json.planId == null || json.appid == null || json.openid == null) {
            return null;
        }
        return new OfMandate(
                json.outContractCode, json.mchid, json.planId, json.appid, json.openid);
    }

    private static @Nullable Notice refund(String content) {
        @Nullable RefundJson json = MessageJson.mapper().readValue(content, RefundJson.class);
        if (json == null) {
            return null;
        }
        String mchid = json.spMchid == null ? json.mchid : json.spMchid;
        return json.outRefundNo == null || mchid == null ? null
                : new OfRefund(json.outRefundNo, mchid);
    }

    record MandateJson(
            @Nullable String outContractCode, @Nullable String mchid, @Nullable Long planId,
            @Nullable String appid, @Nullable String openid) {
    }

    record RefundJson(
            @Nullable String outRefundNo, @Nullable String spMchid, @Nullable String mchid) {
    }
}
