package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.terminal.Texts;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Room left where the cluster writes. With none, PostgreSQL refuses to write and Kafka ends, and
 * their messages name anything but the disk.
 */
record DiskSpace(Path directory, long bytesLeft) {

    /** Room for a few segments of PostgreSQL's and Kafka's logs; below it writing fails soon. */
    private static final long FULL_BELOW = 64L << 20;
    private static final long LOW_BELOW = 1L << 30;

    /** One for every file system that holds data or logs of the cluster. */
    static List<DiskSpace> of(ClusterHome home) {
        Map<FileStore, DiskSpace> found = new LinkedHashMap<>();
        for (var directory : List.of(home.data(), home.postgres(), home.kafka(), home.sandbox(),
                home.logs())) {
            if (Files.exists(directory)) {
                look(directory, found);
            }
        }
        return List.copyOf(found.values());
    }

    private static void look(Path directory, Map<FileStore, DiskSpace> found) {
        try {
            var store = Files.getFileStore(directory);
            found.putIfAbsent(store, new DiskSpace(directory, store.getUsableSpace()));
        } catch (IOException e) {
            // a file system that does not tell; the members' own logs have to do
        }
    }

    boolean full() {
        return bytesLeft < FULL_BELOW;
    }

    /** What to tell the person who asks for the status; nothing while there is room. */
    Optional<String> warning() {
        if (bytesLeft >= LOW_BELOW) {
            return Optional.empty();
        }
        return Optional.of((full() ? "the disk is full: " : "the disk is nearly full: ")
                + Texts.mebibytes(bytesLeft) + " left for " + directory
                + "; make room, then start what has ended: ./hutong up --detach");
    }
}
