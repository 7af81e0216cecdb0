package io.hutong.web.idempotency;

import io.hutong.web.access.Caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A write that creates something, with the {@code Idempotency-Key} of its sender. Taken as a
 * parameter of a controller's method in place of a {@code @RequestBody}; when it arrives there,
 * the key is present and the body is JSON of the right form.
 *
 * @param caller  who sent it
 * @param route   method and path, for example {@code POST /v1/orders}
 * @param key     the sender's key
 * @param bodySha256 digest of the body's bytes
 * @param body    the body
 */
public record IdempotentRequest<T>(
        Caller caller, String route, String key, byte[] bodySha256, T body) {

    /** Digest of caller, route and key: two requests with the same one are the same request. */
    public byte[] id() {
        return sha256((caller.subject() + "\n" + route + "\n" + key)
                .getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
