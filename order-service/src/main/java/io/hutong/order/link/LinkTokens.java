package io.hutong.order.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs tokens and tells genuine ones from all others, by HMAC-SHA256 over what the token says.
 * The signature is cut to 96 bits, so that a token fits into a line of chat; guessing one takes
 * 2⁹⁶ tries against a service that limits them.
 *
 * <p>A new key signs from its first day; the one before still verifies until its links expire.
 */
final class LinkTokens {

    /** Every token begins like this; the digit is the version of its form. */
    static final String PREFIX = "ht1";
    static final int ID_BYTES = 10;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SAYS_BYTES = ID_BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 12;
    private static final int KEY_BYTES = 32;
    private static final int ALL_BYTES = SAYS_BYTES + MAC_BYTES;
    /** Characters behind the prefix. */
    static final int LENGTH = Base32.lengthOf(ALL_BYTES);
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE =
            "hutong share link v1\n".getBytes(StandardCharsets.UTF_8);

    /** The first signs, all verify. */
    private final List<SecretKeySpec> keys;

    /** @param secrets 32 random bytes each, the newest first */
    LinkTokens(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(key -> key.length != KEY_BYTES)) {
            throw new IllegalStateException("a link key has " + KEY_BYTES + " bytes");
        }
        this.keys = secrets.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    }

    /** @param files base 64 of 32 random bytes each, the newest first */
    static LinkTokens fromFiles(List<Path> files) {
        return new LinkTokens(files.stream().map(LinkTokens::read).toList());
    }

    /** @param id 10 random bytes */
    String sign(byte[] id, Instant expiresAt) {
        byte[] says = ByteBuffer.allocate(SAYS_BYTES).put(id)
                .putInt(Math.toIntExact(expiresAt.getEpochSecond() / SECONDS_PER_MINUTE)).array();
        byte[] all = Arrays.copyOf(says, ALL_BYTES);
        System.arraycopy(mac(keys.getFirst(), says), 0, all, SAYS_BYTES, MAC_BYTES);
        return PREFIX + Base32.write(all);
    }

    static String idOf(byte[] id) {
        return Base32.write(id);
    }

    /** When a link that shall live until then expires: tokens count in minutes, begun ones too. */
    static Instant toTheMinute(Instant time) {
        long seconds = time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(
                Math.ceilDiv(seconds, SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE);
    }

    /** What the token says; empty when it was not signed here or has been changed. */
    Optional<LinkToken> verify(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Base32.read(token.substring(PREFIX.length()), ALL_BYTES).flatMap(this::verify);
    }

    private Optional<LinkToken> verify(byte[] all) {
        byte[] says = Arrays.copyOf(all, SAYS_BYTES);
        byte[] given = Arrays.copyOfRange(all, SAYS_BYTES, ALL_BYTES);
        boolean genuine = false;
        for (SecretKeySpec key : keys) {
            genuine |= MessageDigest.isEqual(Arrays.copyOf(mac(key, says), MAC_BYTES), given);
        }
        if (!genuine) {
            return Optional.empty();
        }
        long minutes = Integer.toUnsignedLong(ByteBuffer.wrap(says).getInt(ID_BYTES));
        return Optional.of(new LinkToken(idOf(Arrays.copyOf(says, ID_BYTES)),
                Instant.ofEpochSecond(minutes * SECONDS_PER_MINUTE)));
    }

    private static byte[] mac(SecretKeySpec key, byte[] says) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(says);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot read the link key " + file, e);
        }
    }
}
