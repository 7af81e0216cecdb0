package io.hutong.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process that belongs to this JVM, with the signals that operate it. */
final class ChildProcess {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final int LOG_TAIL_LINES = 15;

    private final ChildPlan plan;
    private final Process process;
    private final OrphanGuard guard;

    private ChildProcess(ChildPlan plan, Process process, OrphanGuard guard) {
        this.plan = plan;
        this.process = process;
        this.guard = guard;
    }

    /**
     * Starts the process.
     *
     * @param temporaryDirectory removed when this JVM dies before it has stopped the process; may
     *                           be empty
     */
    static ChildProcess start(ChildPlan plan, String temporaryDirectory) {
        var process = plan.launch();
        var guard = OrphanGuard.watching(process.pid(), temporaryDirectory);
        return new ChildProcess(plan, process, guard);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until {@code ready}; fails with the end of the log when the process ends before. */
    void awaitReady(String name, Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new InfraException(name + " ended with exit code " + process.exitValue()
                        + " while it started; " + logTail());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new InfraException(name + " was not ready within " + limit.toSeconds()
                        + " s; " + logTail());
            }
            pauseFor(POLL);
        }
    }

    /** Sends {@code signal} and waits; kills the process when it does not end in time. */
    void stop(String signal) {
        if (process.isAlive()) {
            send(signal, List.of(process.pid()));
            if (!await(STOP_LIMIT)) {
                kill();
            }
        }
        guard.close();
    }

    /** Kills the process and everything it has started, and waits until all of it is gone. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await(STOP_LIMIT);
        children.forEach(child -> child.onExit().orTimeout(STOP_LIMIT.toSeconds(),
                TimeUnit.SECONDS).exceptionally(late -> child).join());
        guard.close();
    }

    /** The parent first, so that it starts nothing while its children are being frozen. */
    void pause() {
        send("STOP", List.of(process.pid()));
        send("STOP", process.descendants().map(ProcessHandle::pid).toList());
    }

    void resume() {
        send("CONT", process.descendants().map(ProcessHandle::pid).toList());
        send("CONT", List.of(process.pid()));
    }

    private boolean await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while a server was stopping", e);
        }
    }

    private static void send(String signal, List<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        Commands.attempt(command);
    }

    private String logTail() {
        try {
            var lines = Files.readAllLines(plan.log());
            int from = Math.max(0, lines.size() - LOG_TAIL_LINES);
            return "the log " + plan.log() + " ends with:\n"
                    + String.join("\n", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "its log " + plan.log() + " cannot be read";
        }
    }

    static void pauseFor(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while a server was starting", e);
        }
    }
}
