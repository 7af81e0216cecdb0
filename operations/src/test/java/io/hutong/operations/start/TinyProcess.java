package io.hutong.operations.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link TinyService} as a process of its own, which can be ended and has an exit code. */
final class TinyProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path output;

    private TinyProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static TinyProcess start(Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile("tiny-", ".log");
        output.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"),
                "-Dspring.config.name=tiny", TinyService.class.getName())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new TinyProcess(builder.start(), output);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + output());
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void askToEnd() {
        process.destroy();
    }

    List<String> output() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> errors() {
        return output().stream().filter(line -> line.contains(" ERROR ")).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
