package io.hutong.sandbox.protocol;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** Sensitive fields: RSA-OAEP, upwards with WeChat Pay's key, downwards with the merchant's. */
public final class Secrets {

    private Secrets() {
    }

    /** The plaintext of {@code base64}, which must be encrypted for the key {@code serial}. */
    public static Optional<byte[]> open(Identities identities, Call call, String base64) {
        return identities.named(call.merchant(), call.serial()).flatMap(key -> {
            try {
                return Optional.of(Crypto.decrypt(key.privateKey(),
                        Base64.getDecoder().decode(base64)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** {@code plain} for the eyes of {@code merchant}. */
    public static String sealFor(Merchant merchant, byte[] plain) {
        try {
            return Base64.getEncoder().encodeToString(
                    Crypto.encrypt(merchant.credentials().publicKey(), plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA-OAEP failed", e);
        }
    }
}
