package io.hutong.web.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs the tokens that the services verify (RS256). */
public final class TokenIssuer {

    /** Claim with the id of the session. */
    public static final String SESSION = "sid";
    static final String SEALED_OPENID = "sealed_openid";

    private final RSASSASigner signer;
    private final RSAKey publicJwk;
    private final String issuer;
    private final String audience;

    public TokenIssuer(RSAPrivateCrtKey key, String issuer, String audience) {
        this.signer = new RSASSASigner(key);
        this.publicJwk = jwkOf(key);
        this.issuer = issuer;
        this.audience = audience;
    }

    /**
     * @param privateKey PEM file, PKCS#8
     * @throws IllegalStateException when the file cannot be read or holds no RSA key
     */
    public static TokenIssuer fromFile(Path privateKey, String issuer, String audience) {
        return new TokenIssuer(PemKeys.privateKey(privateKey), issuer, audience);
    }

    /** A signed token for the caller, valid from {@code now} for {@code life}. */
    public String issue(Caller caller, Instant now, Duration life) {
        return issue(caller, now, life, null);
    }

    /** @param session that the token belongs to and ends with; null for none */
    public String issue(Caller caller, Instant now, Duration life, @Nullable String session) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer).audience(audience).subject(caller.subject())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life)))
                .claim("scope", caller.scopes().stream().map(Scope::word).sorted()
                        .collect(Collectors.joining(" ")));
        if (session != null) {
            claims.claim(SESSION, session);
        }
        if (caller.merchantId() != null) {
            claims.claim("merchant", caller.merchantId());
        }
        if (caller.sealedOpenid() != null) {
            claims.claim(SEALED_OPENID, caller.sealedOpenid());
        }
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(publicJwk.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        return token.serialize();
    }

    /** The public half as JSON Web Key, for {@code /.well-known/jwks.json}. */
    public Map<String, Object> publicKey() {
        return publicJwk.toJSONObject();
    }

    private static RSAKey jwkOf(RSAPrivateCrtKey key) {
        BigInteger modulus = key.getModulus();
        try {
            var spec = new RSAPublicKeySpec(modulus, key.getPublicExponent());
            var half = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
            return new RSAKey.Builder(half).algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint().build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("not a usable RSA key", e);
        }
    }
}
