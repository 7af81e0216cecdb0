package io.hutong.cluster.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories with what is in them. */
final class Trees {

    private Trees() {
    }

    /** Whether there is nothing in it, or no such directory. */
    static boolean isEmpty(Path directory) {
        var names = directory.toFile().list();
        return names == null || names.length == 0;
    }

    /** Removes it; symbolic links are removed, not followed. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
