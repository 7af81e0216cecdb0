package io.hutong.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed with a server of its own: the test plays it by a second JVM. */
class OrphanGuardTest {

    @Test
    void serverOfAKilledJvmDiesAndItsTemporaryDataGoes(@TempDir Path directory)
            throws IOException {
        var data = Files.createDirectory(directory.resolve("data"));
        var pidFile = directory.resolve("pid");
        var jvm = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Parent.class.getName(),
                data.toString(), pidFile.toString())).inheritIO().start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pidFile));
        var server = ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        assertThat(server.isAlive()).isTrue();

        jvm.destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !server.isAlive());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(data));
    }

    /** Starts a server that would live on, and waits to be killed. */
    static final class Parent {

        private Parent() {
        }

        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            var child = ChildProcess.start(new ChildPlan(List.of("sleep", "300"),
                    Map.of(), data, data.resolve("log")), data.toString());
            var pid = Path.of(arguments[1]);
            Files.writeString(pid.resolveSibling("new"), Long.toString(child.pid()));
            Files.move(pid.resolveSibling("new"), pid);
            Thread.currentThread().join();
        }
    }
}
