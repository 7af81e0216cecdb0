package io.hutong.web.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator's tokens, each right but for one thing. */
final class BadTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String OTHER_TYPE = "logout+jwt";

    private final RSAPrivateCrtKey key;
    private final PublicKey publicKey;
    private final long now = Instant.now().getEpochSecond();
    private final Map<String, String> all = new LinkedHashMap<>();

    BadTokens(RSAPrivateCrtKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    Map<String, String> all() {
        times();
        names();
        algorithms();
        return Map.copyOf(all);
    }

    private void times() {
        long life = LIFE.toSeconds();
        claim("no exp", "exp", null);
        claim("expired 11 s ago", "exp", now - 11);
        claim("exp that is text", "exp", "tomorrow");
        claim("exp that is a list", "exp", List.of(now + life));
        claim("exp in milliseconds", "exp", (now + life) * 1_000);
        claim("exp beyond all time", "exp", Long.MAX_VALUE);
        claim("exp before all time", "exp", Long.MIN_VALUE);
        claim("exp that is true", "exp", true);
        claim("not valid yet", "nbf", now + life / 2);
        claim("nbf that is text", "nbf", "soon");
        claim("issued in the future", "iat", now + life / 2);
        claim("a life of 25 hours", "exp", now + Duration.ofHours(25).toSeconds());
        all.put("a life of years since nobody knows when", with(claims("iat", null,
                "exp", now + Duration.ofDays(3_650).toSeconds())));
        all.put("a session's token of an hour", with(claims("sid", "s-1", "scope", "buyer")));
    }

    private void names() {
        claim("no sub", "sub", null);
        claim("empty sub", "sub", " ");
        claim("sub that is a list", "sub", List.of("operator"));
        claim("scope that is a list", "scope", List.of("operator"));
        claim("sid that is a number", "sid", 5);
        claim("merchant that is a list", "merchant", List.of("m-tea"));
        claim("no issuer", "iss", null);
        claim("another issuer", "iss", "somebody");
        claim("no audience", "aud", null);
        claim("other audiences", "aud", List.of("somebody", "hutong2"));
        claim("an audience that is a number", "aud", 5);
    }

    private void algorithms() {
        String payload = base64(new Payload(good()).toString());
        all.put("no algorithm", base64("{\"alg\":\"none\"}") + "." + payload + ".");
        all.put("no algorithm in capitals", base64("{\"alg\":\"NONE\"}") + "." + payload + ".");
        all.put("the public key as a secret", signed(JWSAlgorithm.HS256, hmac()));
        all.put("another RSA algorithm", signed(JWSAlgorithm.RS512, new RSASSASigner(key)));
        all.put("PSS", signed(JWSAlgorithm.PS256, new RSASSASigner(key)));
        all.put("another type", signed(new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(OTHER_TYPE)).build(), new RSASSASigner(key), good()));
        String token = with(Map.of());
        all.put("no signature", token.substring(0, token.lastIndexOf('.') + 1));
        String[] parts = token.split("[.]");
        all.put("a signature of another payload", parts[0] + "." + base64(
                new Payload(claimed(Map.of("sub", "somebody-else"))).toString()) + "." + parts[2]);
    }

    private void claim(String name, String claim, @Nullable Object value) {
        all.put(name, with(claims(claim, value)));
    }

    private static Map<String, @Nullable Object> claims(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            claims.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return claims;
    }

    /** Signed as it has to be. */
    String with(Map<String, @Nullable Object> other) {
        return signed(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(key), claimed(other));
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) {
        return signed(new JWSHeader(algorithm), signer, good());
    }

    private static String signed(JWSHeader header, JWSSigner signer, Map<String, Object> claims) {
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private JWSSigner hmac() {
        try {
            return new MACSigner(Arrays.copyOf(publicKey.getEncoded(), 64));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> good() {
        return claimed(Map.of());
    }

    private Map<String, Object> claimed(Map<String, @Nullable Object> other) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("iss", "hutong", "aud", "hutong",
                "sub", "operator-1", "scope", "operator", "iat", now,
                "exp", now + LIFE.toSeconds()));
        other.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return claims;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
