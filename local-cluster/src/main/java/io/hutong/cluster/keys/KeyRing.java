package io.hutong.cluster.keys;

import io.hutong.cluster.layout.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of one local cluster, made when they are first needed. */
public final class KeyRing {

    private static final int RSA_BITS = 2048;
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    public KeyRing(Path directory) {
        this.directory = directory;
    }

    /** PEM (PKCS #8) of the key that signs tokens; makes the pair when there is none. */
    public synchronized Path jwtPrivateKey() {
        var file = directory.resolve("jwt-private.pem");
        if (!Files.exists(file) || !Files.exists(publicFile())) {
            makePair(file);
        }
        return file;
    }

    /** PEM of the key that verifies tokens. */
    public Path jwtPublicKey() {
        jwtPrivateKey();
        return publicFile();
    }

    /** 32 random bytes in base 64: protects buyers' openids. */
    public Path buyerKey() {
        return symmetricKey("buyer.key");
    }

    /** 32 random bytes in base 64: signs share links. */
    public Path linkKey() {
        return symmetricKey("link.key");
    }

    private Path symmetricKey(String name) {
        var file = directory.resolve(name);
        SecretFile.readOrMake(file, () -> Base64.getEncoder().encodeToString(random(KEY_BYTES)));
        return file;
    }

    /** Password of a service's database role, or of the superuser for PostgreSQL itself. */
    public String databasePassword(Member member) {
        return password(member.id() + "-database.password");
    }

    /** Password of the role that the payment database belongs to. */
    public String paymentOwnerPassword() {
        return password("payment-owner-database.password");
    }

    private String password(String name) {
        return SecretFile.readOrMake(directory.resolve(name),
                () -> Base64.getUrlEncoder().withoutPadding().encodeToString(
                        random(PASSWORD_BYTES)));
    }

    /** Stores what the payment service needs to connect to WeChat Pay. */
    public Path wechatPayCredentials(String json) {
        SecretFile.write(wechatPayCredentials(), json);
        return wechatPayCredentials();
    }

    /** Where they are once stored. */
    public Path wechatPayCredentials() {
        return directory.resolve("wechatpay.json");
    }

    private Path publicFile() {
        return directory.resolve("jwt-public.pem");
    }

    private void makePair(Path privateFile) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, RANDOM);
            var pair = generator.generateKeyPair();
            SecretFile.write(publicFile(), Pem.write("PUBLIC KEY", pair.getPublic().getEncoded()));
            SecretFile.write(privateFile,
                    Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make RSA keys", e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
