package io.hutong.payment.wechatpay;

import io.hutong.contracts.catalog.MessageJson;

/** Bodies of calls as API v3 spells them (in snake case). */
final class WechatPayJson {

    private WechatPayJson() {
    }

    static String write(Object body) {
        return MessageJson.mapper().writeValueAsString(body);
    }

    static <T> T read(String json, Class<T> type) {
        return MessageJson.mapper().readValue(json, type);
    }
}
