package io.hutong.sandbox.faults;

import java.util.Optional;

/** What a fault does to a request. */
public sealed interface Effect {

    /** The effect that is called {@code name}: a {@link Transport} one or an error code. */
    static Optional<Effect> parse(String name, boolean known) {
        for (Transport transport : Transport.values()) {
            if (transport.name().equals(name)) {
                return Optional.of(transport);
            }
        }
        return known ? Optional.of(new BusinessError(name)) : Optional.empty();
    }

    /** Something goes wrong on the way. */
    enum Transport implements Effect {
        /** Nothing happened, and no answer comes. */
        TIMEOUT_BEFORE,
        /** It happened, and no answer comes. */
        TIMEOUT_AFTER,
        /** No answer comes; it happens some time after the client has given up. */
        LATE,
        /** The answer comes late. */
        DELAY,
        /** 500 SYSTEM_ERROR; nothing happened. */
        STATUS_500,
        /** 429 FREQUENCY_LIMITED; nothing happened. */
        STATUS_429,
        /** A gateway's HTML page with status 502; nothing happened. */
        HTML_502,
        /** The connection is reset; nothing happened. */
        RESET,
        /** It happened; half of the answer comes, then the connection ends. */
        HALF_BODY,
        /** It happened; the answer's signature does not fit. */
        BAD_SIGNATURE,
        /** It happened; the answer has no signature. */
        UNSIGNED
    }

    /** The path's own refusal with {@code code}; nothing happened. */
    record BusinessError(String code) implements Effect {
    }
}
