package io.hutong.messaging.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A probe as a process of its own, to be paused and killed. */
public final class ProbeProcess implements AutoCloseable {

    private final Process process;

    private ProbeProcess(Process process) {
        this.process = process;
    }

    public static ProbeProcess start(ProbeSettings settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                ProbeApplication.class.getName()));
        command.addAll(settings.arguments());
        return new ProbeProcess(new ProcessBuilder(command).inheritIO().start());
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
