package io.hutong.order.lifecycle;

import io.hutong.order.lifecycle.model.Cashier;
import java.time.Instant;

/** JSON of {@code orders.cashier}. */
record CashierRow(Request request, Instant expiresAt) {

    record Request(
            String timeStamp, String nonceStr, String prepayId, String signType,
            String paySign) {
    }

    static CashierRow of(Cashier cashier) {
        Cashier.Request it = cashier.request();
        return new CashierRow(new Request(it.timeStamp(), it.nonceStr(), it.prepayId(),
                it.signType(), it.paySign()), cashier.expiresAt());
    }

    Cashier model() {
        return new Cashier(new Cashier.Request(request.timeStamp, request.nonceStr,
                request.prepayId, request.signType, request.paySign), expiresAt);
    }
}
