package io.hutong.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Short commands whose output and exit code are all there is to know. */
final class Commands {

    private static final int LIMIT_SECONDS = 120;
    private static final int NOT_FOUND = 127;

    private Commands() {
    }

    /** Exit code and output, standard error included. */
    record Result(int exitCode, String output) {

        boolean ok() {
            return exitCode == 0;
        }
    }

    /** Runs it; a program that does not exist gives exit code 127. */
    static Result attempt(List<String> command) {
        return attempt(command, Map.of());
    }

    static Result attempt(List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new InfraException(command.getFirst() + " took over " + LIMIT_SECONDS + " s");
            }
            return new Result(process.exitValue(), output.strip());
        } catch (IOException e) {
            return new Result(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** Runs it and insists on success. */
    static String run(List<String> command, Map<String, String> environment) {
        var result = attempt(command, environment);
        if (!result.ok()) {
            throw new InfraException(String.join(" ", command) + " failed with exit code "
                    + result.exitCode() + ": " + result.output());
        }
        return result.output();
    }
}
