package io.hutong.payment.debit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param send there is a permit to send it at once */
record NewAttempt(
        String number, String orderId, int attempt, String body, String appid,
        @Nullable Instant deadline, boolean send) {

    NewAttempt permitted(boolean yes) {
        return new NewAttempt(number, orderId, attempt, body, appid, deadline, yes);
    }
}
