package io.hutong.sandbox.protocol;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A key with which WeChat Pay signs, and to which clients encrypt.
 *
 * @param serial      what {@code Wechatpay-Serial} says: a certificate's serial; for the public
 *                    key each merchant has its own name for it
 * @param certificate PEM, null for the public key
 */
public record PlatformKey(String serial, PrivateKey privateKey, PublicKey publicKey,
        @Nullable String certificate, Instant from, Instant until) {

    PlatformKey named(String name) {
        return new PlatformKey(name, privateKey, publicKey, certificate, from, until);
    }
}
