package io.hutong.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.ChildPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedTest {

    @Test
    void pidIsThatOfTheProgramItselfAndItsOutputIsInTheLog(@TempDir Path directory)
            throws Exception {
        var log = directory.resolve("logs").resolve("program.log");
        var process = Detached.start(new ChildPlan(
                List.of("sh", "-c", "echo \"$WORD from $$\"; exec sleep 60"),
                Map.of("WORD", "hello"), directory, log));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readString(log))
                            .contains("hello from " + process.pid()));
        } finally {
            process.destroyForcibly();
            process.onExit().get(60, TimeUnit.SECONDS);
        }
    }
}
