package io.hutong.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Logs and data hold what people have bought and what was paid: nobody else on the machine may read
 * them. Where a file system knows no permissions, its own rules have to do.
 */
public final class OwnerOnly {

    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    private OwnerOnly() {
    }

    /**
     * Makes the directory where it is missing, and closes it (0700) to everyone else. One that this
     * process cannot write, such as keys that are mounted for reading, is somebody else's to close.
     */
    public static Path directory(Path directory) throws IOException {
        Files.createDirectories(directory);
        permit(directory, DIRECTORY);
        return directory;
    }

    /** Makes the file where it is missing, and closes it (0600) to everyone else. */
    public static Path file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        permit(file, FILE);
        return file;
    }

    private static void permit(Path path, String permissions) throws IOException {
        boolean knowsPermissions =
                Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
        if (knowsPermissions && Files.isWritable(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
