package io.hutong.payment.debit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One that is to be stored, and sent in its turn. */
record NewAttempt(String number, String orderId, int attempt, String body, String appid,
        @Nullable Instant deadline) {
}
