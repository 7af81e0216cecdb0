package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.Done;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers. What is missing or unknown makes an {@link IllegalArgumentException}, which
 * counts as ambiguous, and is never taken for a result.
 */
final class Answers {

    private static final String SUCCESS = "SUCCESS";

    private Answers() {
    }

    static Done nothing(String body) {
        return Done.DONE;
    }

    static boolean isSuccess(@Nullable String result) {
        return SUCCESS.equals(result);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the answer has no " + field);
        }
        return value;
    }
}
