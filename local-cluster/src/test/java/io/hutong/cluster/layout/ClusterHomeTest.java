package io.hutong.cluster.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
class ClusterHomeTest {

    private static final List<String> CLOSED = List.of("keys", "logs", "pids", "programs", "kafka",
            "sandbox", "cache");

    @TempDir
    private Path directory;

    @Test
    void nobodyElseOnTheMachineReadsLogsOrData() throws IOException {
        var home = new ClusterHome(directory, directory.resolve("data")).prepared();

        for (var name : CLOSED) {
            assertThat(permissions(home.data().resolve(name))).as(name).isEqualTo("rwx------");
        }
    }

    @Test
    void whatAnEarlierVersionLeftOpenIsClosed() throws IOException {
        var open = Files.createDirectories(directory.resolve("data/logs"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        new ClusterHome(directory, directory.resolve("data")).prepared();

        assertThat(permissions(open)).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
