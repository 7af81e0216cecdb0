package io.hutong.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path directory;
    private Path path;
    private PidFile file;

    @BeforeEach
    void make() {
        path = directory.resolve("order.pid");
        file = new PidFile(path);
    }

    @Test
    void runningProcessIsFoundAgain() {
        file.remember(ProcessHandle.current());

        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void endedProcessIsForgotten() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        file.remember(process.toHandle());
        process.destroyForcibly().waitFor();

        assertThat(file.running()).isEmpty();
        assertThat(path).doesNotExist();
    }

    @Test
    void pidThatBelongsToAnotherProcessNowIsNotOurs() throws IOException {
        var longAgo = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        Files.writeString(path, ProcessHandle.current().pid() + " " + longAgo);

        assertThat(file.running()).isEmpty();
        assertThat(path).doesNotExist();
    }

    @Test
    void damagedFileCountsAsNoProcess() throws IOException {
        Files.writeString(path, "not a pid");

        assertThat(file.running()).isEmpty();
    }
}
