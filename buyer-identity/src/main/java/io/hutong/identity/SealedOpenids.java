package io.hutong.identity;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's openid on its way through a token: sealed for the services that hold the buyer key,
 * unreadable for everybody else who sees the token.
 */
public final class SealedOpenids {

    private static final String PURPOSE = "hutong openid in tokens v1";

    private final Sealer sealer;

    private SealedOpenids(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @param buyerKey file with base 64 of 32 random bytes */
    public static SealedOpenids fromFile(Path buyerKey) {
        return new SealedOpenids(Sealer.fromFile(buyerKey, PURPOSE));
    }

    public String seal(String openid, String buyerId) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(sealer.seal(openid, buyerId));
    }

    /**
     * What a token carries; empty for tokens that carry nothing.
     *
     * @throws RuntimeException when it was sealed for somebody else or with another key
     */
    public Optional<String> opened(@Nullable String sealed, String buyerId) {
        return Optional.ofNullable(sealed).map(there -> open(there, buyerId));
    }

    /**
     * Opens what {@link #seal} has made.
     *
     * @throws RuntimeException when it was sealed for somebody else or with another key
     */
    public String open(String sealed, String buyerId) {
        return sealer.open(Base64.getUrlDecoder().decode(sealed), buyerId);
    }
}
