package io.hutong.web.testing;

import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.access.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens of all kinds, signed by a key that was made for this run. */
public final class TestTokens {

    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SESSION_LIFE = Duration.ofMinutes(5);
    private static final int LINE = 64;
    private static final String HUTONG = "hutong";

    private static final TestTokens SHARED = new TestTokens();

    private final KeyPair pair = generate();
    /** Signing takes longer than most of what a test asks for with the token. */
    private final Map<Caller, String> issued = new ConcurrentHashMap<>();

    /** Holder: made by the first test that asks for it. */
    private static final class Foreign {
        private static final KeyPair PAIR = generate();
    }

    private TestTokens() {
    }

    /** One key for all tests of a JVM, because making one takes a while. */
    public static TestTokens shared() {
        return SHARED;
    }

    /** PEM file of the public key, for {@code HUTONG_JWT_PUBLIC_KEY}. */
    public Path publicKeyFile() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** PEM file of the private key, for {@code HUTONG_JWT_PRIVATE_KEY}. */
    public Path privateKeyFile() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    public String buyer(String buyerId) {
        return of(new Caller(buyerId, Set.of(Scope.BUYER), null));
    }

    public String merchant(String merchantId) {
        return of(new Caller("clerk-of-" + merchantId, Set.of(Scope.MERCHANT), merchantId));
    }

    /** As the service that opens sessions signs them. */
    public String ofSession(String buyerId, String sessionId) {
        return issuer(pair, HUTONG, HUTONG).issue(new Caller(buyerId, Set.of(Scope.BUYER), null),
                Instant.now(), SESSION_LIFE, sessionId);
    }

    public String operator() {
        return of(new Caller("operator-1", Set.of(Scope.OPERATOR), null));
    }

    public String of(Caller caller) {
        return issued.computeIfAbsent(caller,
                each -> issuer(pair, HUTONG, HUTONG).issue(each, Instant.now(), LIFE));
    }

    /** Every claim is right, but somebody else's key has signed. */
    public String foreign() {
        return issuer(Foreign.PAIR, HUTONG, HUTONG).issue(operatorCaller(), Instant.now(), LIFE);
    }

    public String expired() {
        Instant before = Instant.now().minus(LIFE.multipliedBy(2));
        return issuer(pair, HUTONG, HUTONG).issue(operatorCaller(), before, LIFE);
    }

    public String ofOtherIssuer() {
        return issuer(pair, "somebody", HUTONG).issue(operatorCaller(), Instant.now(), LIFE);
    }

    public String forOtherAudience() {
        return issuer(pair, HUTONG, "somebody").issue(operatorCaller(), Instant.now(), LIFE);
    }

    /** Tokens that no service may take, by what is wrong with them. */
    public Map<String, String> bad() {
        return new BadTokens((RSAPrivateCrtKey) pair.getPrivate(), pair.getPublic()).all();
    }

    /** A token for an operator with these claims in place of the usual; null leaves one out. */
    public String operatorWith(Map<String, @Nullable Object> claims) {
        return new BadTokens((RSAPrivateCrtKey) pair.getPrivate(), pair.getPublic()).with(claims);
    }

    private static Caller operatorCaller() {
        return new Caller("operator-1", Set.of(Scope.OPERATOR), null);
    }

    private static TokenIssuer issuer(KeyPair pair, String issuer, String audience) {
        return new TokenIssuer((RSAPrivateCrtKey) pair.getPrivate(), issuer, audience);
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static Path pem(String label, byte[] der) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        try {
            Path file = Files.createTempFile("hutong-test-", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file,
                    "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
