package io.hutong.order.gift;

import io.hutong.kernel.id.OrderIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the giver passes on and the recipient shows: the order's id and 96 bits of HMAC-SHA256 over
 * it. Nothing has to be stored for it, and nobody can make one up.
 */
public final class GiftTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "hutong gift v1\n".getBytes(StandardCharsets.UTF_8);
    private static final int MAC_BYTES = 12;

    private final SecretKeySpec key;

    GiftTokens(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** @param file base 64 of 32 random bytes */
    static GiftTokens fromFile(Path file) {
        try {
            return new GiftTokens(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot read the link key " + file, e);
        }
    }

    public String of(String orderId) {
        return orderId + HexFormat.of().formatHex(mac(orderId));
    }

    /** The order that a genuine token is for. */
    Optional<String> orderOf(String token) {
        if (token.length() != OrderIds.LENGTH + 2 * MAC_BYTES) {
            return Optional.empty();
        }
        String orderId = token.substring(0, OrderIds.LENGTH);
        boolean genuine = OrderIds.isValid(orderId) && MessageDigest.isEqual(
                of(orderId).getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(orderId) : Optional.empty();
    }

    private byte[] mac(String orderId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return Arrays.copyOf(
                    mac.doFinal(orderId.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
