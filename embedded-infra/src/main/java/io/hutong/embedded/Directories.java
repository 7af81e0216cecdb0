package io.hutong.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;

/** Working directories of the servers. */
final class Directories {

    private Directories() {
    }

    /** The kept directory, or a temporary one that other users can pass through. */
    static Path keptOrTemporary(Optional<Path> kept, String name) {
        try {
            if (kept.isPresent()) {
                return Files.createDirectories(kept.get().toAbsolutePath());
            }
            var directory = Files.createTempDirectory("hutong-" + name + "-");
            return Files.setPosixFilePermissions(directory,
                    PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for " + name, e);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Directories::deleteFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
