package io.hutong.order.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.gift.model.GiftStatus;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as {@code GET /v1/orders/{id}} answers it. A merchant sees its own part only.
 *
 * @param total null until the order is reserved
 * @param links what is legal now, for this caller
 */
record OrderView(
        String orderId, OrderStatus status, @Nullable Pending pending, @Nullable Reason reason,
        String miniProgram, Channel channel, Instant placedAt, List<Line> lines,
        @Nullable Money total, Money refunded, @Nullable Payment payment,
        List<Shipment> shipments, @Nullable Settlement settlement,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gift gift,
        @JsonProperty("_links") Map<String, Link> links) {

    /**
     * What instant retail promises.
     *
     * @param deliverBy null until it is paid
     */
    record Promise(int withinMinutes, @Nullable Instant deliverBy) {
    }

    /** One line; what merchant-service knows of it is null until the order is reserved. */
    record Line(
            String sku, int quantity, @Nullable String title, @Nullable Money unitPrice,
            @Nullable Money amount, @Nullable String merchantId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Promise delivery) {
    }

    /**
     * @param transactionId WeChat Pay's number of the first part; each part has one of its own
     * @param paidAt        null while the buyer has still to pay at the cashier
     * @param cashier       only while the buyer may pay there
     */
    record Payment(
            PaymentMode mode, @Nullable String transactionId, @Nullable Instant paidAt,
            List<Part> parts, @Nullable Cashier cashier) {
    }

    /** One sub-payment with WeChat Pay's number of it. */
    record Part(String merchantId, String transactionId, Money amount) {
    }

    /**
     * Takes {@code wx.requestPayment} as it is, under the names that WeChat gives its fields.
     *
     * @param packageValue {@code prepay_id=} and the number
     * @param expiresAt    when the order is called off if nobody has paid
     */
    record Cashier(
            @JsonProperty("timeStamp") String timeStamp,
            @JsonProperty("nonceStr") String nonceStr,
            @JsonProperty("package") String packageValue,
            @JsonProperty("signType") String signType,
            @JsonProperty("paySign") String paySign, Instant expiresAt) {
    }

    /**
     * @param token     for the recipient; null for everybody but the giver, and until it is paid
     * @param expiresAt null unless it waits for the recipient
     */
    record Gift(@Nullable String token, GiftStatus status, @Nullable Instant expiresAt) {
    }

    record Link(String href, String method) {

        static Link get(String href) {
            return new Link(href, "GET");
        }

        static Link post(String href) {
            return new Link(href, "POST");
        }
    }
}
