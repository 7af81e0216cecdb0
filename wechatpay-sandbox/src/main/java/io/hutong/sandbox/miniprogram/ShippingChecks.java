package io.hutong.sandbox.miniprogram;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Fields;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Why shipping information is refused, with the codes of the order-shipping pages. */
final class ShippingChecks {

    private static final int PARCELS = 15;
    private static final int TRACKING_NO = 128;
    private static final int COMPANY = 128;
    private static final int DESCRIPTION = 120;
    private static final int KINDS_OF_LOGISTICS = 4;
    private static final int EXPRESS = 1;
    private static final int ONE_PARCEL = 1;
    private static final int SEVERAL_PARCELS = 2;

    private ShippingChecks() {
    }

    static Optional<Answer> refuse(Fields goods) {
        return refuseForm(goods).or(() -> goods.list("shipping_list").stream()
                .map(parcel -> refuse(parcel, goods.number("logistics_type") == EXPRESS))
                .flatMap(Optional::stream).findFirst());
    }

    private static Optional<Answer> refuseForm(Fields goods) {
        long logistics = goods.number("logistics_type");
        if (logistics < 1 || logistics > KINDS_OF_LOGISTICS) {
            return refusal(10060005, "物流类型有误 (logistics_type is 1 to 4)");
        }
        long mode = goods.number("delivery_mode");
        JsonNode parcels = goods.node().path("shipping_list");
        if (mode != ONE_PARCEL && mode != SEVERAL_PARCELS) {
            return refusal(268485224, "发货模式非法 (delivery_mode is 1 or 2)");
        }
        if (mode == SEVERAL_PARCELS && logistics != EXPRESS) {
            return refusal(10060006, "非快递发货时不允许分拆发货 (only express goes in parts)");
        }
        if (mode == SEVERAL_PARCELS && !goods.has("is_all_delivered")) {
            return refusal(10060007, "分拆发货模式下必须填写 is_all_delivered 字段");
        }
        int most = mode == ONE_PARCEL ? 1 : PARCELS;
        if (!parcels.isArray() || parcels.isEmpty() || parcels.size() > most) {
            return refusal(10060024, "物流信息列表长度有误 (shipping_list has 1 to " + most
                    + " parcels)");
        }
        return isTime(goods.textOr("upload_time", "")) ? Optional.empty()
                : refusal(268485216, "上传时间非法 (upload_time is RFC 3339)");
    }

    private static Optional<Answer> refuse(Fields parcel, boolean express) {
        String description = parcel.textOr("item_desc", "");
        if (description.isBlank()) {
            return refusal(10060008, "商品描述 item_desc 字段不能为空");
        }
        if (description.codePointCount(0, description.length()) > DESCRIPTION) {
            return refusal(10060009, "商品描述 item_desc 字段太长 (at most 120 characters)");
        }
        String company = parcel.textOr("express_company", "");
        String tracking = parcel.textOr("tracking_no", "");
        if (company.length() > COMPANY) {
            return refusal(10060025, "物流公司编码太长 (at most 128 characters)");
        }
        if (tracking.length() > TRACKING_NO) {
            return refusal(10060026, "物流单号太长 (at most 128 characters)");
        }
        return express && (company.isBlank() || tracking.isBlank()) ? refusal(10060014,
                "参数错误 (express needs express_company and tracking_no)") : Optional.empty();
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Optional<Answer> refusal(int code, String message) {
        return Optional.of(Sessions.error(code, message));
    }
}
