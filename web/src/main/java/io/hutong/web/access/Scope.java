package io.hutong.web.access;

import java.util.Locale;
import java.util.Optional;

/** What a token allows its bearer to act as. */
public enum Scope {
    BUYER, MERCHANT, OPERATOR;

    /** The word in the token's {@code scope} claim. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> ofWord(String word) {
        for (Scope scope : values()) {
            if (scope.word().equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    String authority() {
        return "SCOPE_" + word();
    }
}
