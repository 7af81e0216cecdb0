package io.hutong.messaging.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A probe as a process of its own, to be paused and killed. */
public final class ProbeProcess implements AutoCloseable {

    private static final Duration EXITS_WITHIN = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;

    private ProbeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static ProbeProcess start(ProbeSettings settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                ProbeApplication.class.getName()));
        command.addAll(settings.arguments());
        Path log = Files.createTempFile("probe-", ".log");
        log.toFile().deleteOnExit();
        return new ProbeProcess(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start(), log);
    }

    /** What it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended by itself. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(EXITS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + log());
        }
        return process.exitValue();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        signal("CONT");
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
}
