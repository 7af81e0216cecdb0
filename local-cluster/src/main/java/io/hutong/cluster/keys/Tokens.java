package io.hutong.cluster.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signs tokens for the local cluster (JWT, RS256). */
public final class Tokens {

    /** Who issues them and whom they are for. */
    public static final String ISSUER = "hutong";
    public static final String AUDIENCE = "hutong";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrivateKey key;
    private final String keyId;
    private final Clock clock;

    private Tokens(PrivateKey key, String keyId, Clock clock) {
        this.key = key;
        this.keyId = keyId;
        this.clock = clock;
    }

    /** @param privateKey PEM (PKCS #8) of an RSA key */
    public static Tokens signedBy(Path privateKey, Clock clock) {
        try {
            var der = Pem.read(Files.readString(privateKey));
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Tokens(key, fingerprint(key), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + privateKey, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(privateKey + " holds no RSA key in PKCS #8", e);
        }
    }

    /**
     * A token for one of the scopes {@code buyer}, {@code merchant} and {@code operator}.
     *
     * @param claims further claims, for example {@code merchant} with a merchant's id
     */
    public String token(String subject, String scope, Duration life, Map<String, String> claims) {
        var now = clock.instant().getEpochSecond();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("iss", ISSUER);
        payload.put("aud", AUDIENCE);
        payload.put("sub", subject);
        payload.put("scope", scope);
        payload.put("iat", now);
        payload.put("exp", now + life.toSeconds());
        payload.putAll(claims);
        var header = Map.of("alg", "RS256", "typ", "JWT", "kid", keyId);
        var signed = encoded(header) + "." + encoded(payload);
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign by RSA", e);
        }
    }

    /** First half of the SHA-256 of the public key, in hex: names the key, tells nothing of it. */
    private static String fingerprint(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            throw new GeneralSecurityException("not an RSA key");
        }
        var publicKey = KeyFactory.getInstance("RSA").generatePublic(
                new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        var digest = MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded());
        return HexFormat.of().formatHex(digest, 0, digest.length / 2);
    }

    private static String encoded(Map<String, ?> json) {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
