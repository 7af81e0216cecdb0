package io.hutong.cluster.process;

import io.hutong.embedded.ChildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts processes that go on when this one ends and that the terminal's Ctrl-C does not reach. */
public final class Detached {

    private Detached() {
    }

    /** Starts it; the pid is that of the server itself, because every prefix replaces itself. */
    public static ProcessHandle start(ChildPlan plan) throws IOException {
        Files.createDirectories(plan.log().toAbsolutePath().getParent());
        var command = new ArrayList<>(prefix());
        command.addAll(plan.command());
        return new ChildPlan(command, plan.environment(), plan.directory(), plan.log())
                .launch().toHandle();
    }

    /** A session of its own where that exists, else at least deaf to the end of the terminal. */
    private static List<String> prefix() {
        return Stream.of("setsid", "nohup").filter(Detached::isInstalled).findFirst()
                .map(List::of).orElse(List.of());
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
