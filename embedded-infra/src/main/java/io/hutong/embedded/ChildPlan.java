package io.hutong.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start one process: everything that has to be ready on disk is.
 *
 * @param command      program and arguments; its pid is the server's
 * @param environment  variables added to those of this process
 * @param directory    working directory
 * @param log          file that standard output and error are appended to
 */
public record ChildPlan(
        List<String> command, Map<String, String> environment, Path directory, Path log) {

    public ChildPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Starts the process; the caller owns it. Only this user can read its log. */
    public Process launch() {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            OwnerOnly.file(log);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        }
    }
}
