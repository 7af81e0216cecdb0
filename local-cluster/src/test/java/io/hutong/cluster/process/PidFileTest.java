package io.hutong.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
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
    void processThatEndedByItselfIsToldFromOneThatWasStopped() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        file.remember(process.toHandle());
        process.destroyForcibly().waitFor();

        assertThat(file.running()).isEmpty();
        assertThat(file.abandoned()).isTrue();
        file.forget();
        assertThat(file.abandoned()).isFalse();
    }

    @Test
    void killedProcessThatItsParentHasNotSeenYetIsForgotten() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "Linux");
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        try {
            var child = ProcessHandle.of(Long.parseLong(
                    parent.inputReader().readLine().strip())).orElseThrow();
            file.remember(child);
            assertThat(file.running()).isPresent();
            Awaitility.await("the shell, which would reap it, has gone").until(() -> parent.info()
                    .command().filter(name -> name.endsWith("sleep")).isPresent());

            child.destroyForcibly();

            Awaitility.await().atMost(Duration.ofMinutes(1))
                    .until(() -> file.running().isEmpty());
            assertThat(ProcessHandle.of(child.pid())).as("nobody has reaped it").isPresent();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void pidThatBelongsToAnotherProcessNowIsNotOurs() throws IOException {
        var longAgo = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        Files.writeString(path, ProcessHandle.current().pid() + " " + longAgo);

        assertThat(file.running()).isEmpty();
        assertThat(file.abandoned()).isTrue();
    }

    @Test
    void damagedFileCountsAsNoProcess() throws IOException {
        Files.writeString(path, "not a pid");

        assertThat(file.running()).isEmpty();
    }
}
