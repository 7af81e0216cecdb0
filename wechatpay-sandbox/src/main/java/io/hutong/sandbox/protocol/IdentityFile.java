package io.hutong.sandbox.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Keeps keys in {@code identities.json}, readable by its owner only; or nowhere. */
public final class IdentityFile {

    private final @Nullable Path path;

    private IdentityFile(@Nullable Path path) {
        this.path = path;
    }

    public static IdentityFile in(Path directory) {
        return new IdentityFile(directory.resolve("identities.json"));
    }

    /** For a sandbox that forgets everything at its end. */
    public static IdentityFile inMemory() {
        return new IdentityFile(null);
    }

    Optional<Content> read() {
        if (path == null || !Files.exists(path)) {
            return Optional.empty();
        }
        Kept kept = Json.MAPPER.readValue(path.toFile(), Kept.class);
        return Optional.of(new Content(
                kept.merchants().stream().map(KeptMerchant::open).toList(),
                kept.certificates().stream().map(KeptKey::open).toList(),
                kept.publicKey().open()));
    }

    void write(Content content) {
        if (path == null) {
            return;
        }
        Kept kept = new Kept(
                content.merchants().stream().map(KeptMerchant::of).toList(),
                content.certificates().stream().map(KeptKey::of).toList(),
                KeptKey.of(content.publicKey()));
        try {
            replace(path, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    private static void replace(Path path, byte[] bytes) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, bytes);
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Everything that {@link Identities} knows. */
    record Content(List<Merchant> merchants, List<PlatformKey> certificates,
            PlatformKey publicKey) {
    }

    private record Kept(List<KeptMerchant> merchants, List<KeptKey> certificates,
            KeptKey publicKey) {
    }

    private record KeptMerchant(String mchid, String appid, Merchant.Role role, long planId,
            boolean publicKeyOnly, List<String> subMchids, String serialNo,
            String certificate, String privateKey, String publicKey,
            String apiV3Key, String publicKeyId) {

        static KeptMerchant of(Merchant m) {
            Merchant.Credentials c = m.credentials();
            return new KeptMerchant(m.mchid(), m.appid(), m.role(), m.planId(), m.publicKeyOnly(),
                    m.subMchids(), c.serialNo(), c.certificate(), Pem.of(c.privateKey()),
                    Pem.of(c.publicKey()), c.apiV3Key(), c.publicKeyId());
        }

        Merchant open() {
            return new Merchant(mchid, appid, role, new Merchant.Credentials(serialNo, certificate,
                    Crypto.privateKey(Pem.decode(privateKey)),
                    Crypto.publicKey(Pem.decode(publicKey)), apiV3Key, publicKeyId),
                    planId, publicKeyOnly, subMchids);
        }
    }

    private record KeptKey(String serial, String privateKey, String publicKey,
            @Nullable String certificate, String from, String until) {

        static KeptKey of(PlatformKey key) {
            return new KeptKey(key.serial(), Pem.of(key.privateKey()), Pem.of(key.publicKey()),
                    key.certificate(), key.from().toString(), key.until().toString());
        }

        PlatformKey open() {
            return new PlatformKey(serial, Crypto.privateKey(Pem.decode(privateKey)),
                    Crypto.publicKey(Pem.decode(publicKey)), certificate,
                    Instant.parse(from), Instant.parse(until));
        }
    }
}
