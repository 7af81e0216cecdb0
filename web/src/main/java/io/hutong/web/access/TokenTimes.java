package io.hutong.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times of a token, and whether they let it be taken. A token that does not end, or lives for
 * long, is a password that nobody can change.
 */
record TokenTimes(
        @Nullable Instant issuedAt, @Nullable Instant notBefore, @Nullable Instant expiresAt) {

    /**
     * @param leeway  by which clocks may differ
     * @param longest life, from issue to expiry; from now on where a token does not say since when
     */
    record Rules(Duration leeway, Duration longest) {
    }

    /** What is wrong with them, in a few words. */
    Optional<String> fault(Instant now, Rules rules) {
        if (expiresAt == null) {
            return Optional.of("the token has no exp");
        }
        if (!now.isBefore(expiresAt.plus(rules.leeway()))) {
            return Optional.of("the token has expired");
        }
        if (isAfter(notBefore, now.plus(rules.leeway()))) {
            return Optional.of("the token is not valid yet");
        }
        if (isAfter(issuedAt, now.plus(rules.leeway()))) {
            return Optional.of("the token was issued in the future");
        }
        Instant since = issuedAt == null ? now.plus(rules.leeway()) : issuedAt;
        return expiresAt.isAfter(since.plus(rules.longest()))
                ? Optional.of("the token lives too long") : Optional.empty();
    }

    private static boolean isAfter(@Nullable Instant claimed, Instant now) {
        return claimed != null && claimed.isAfter(now);
    }
}
