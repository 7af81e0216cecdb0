package io.hutong.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process by its pid and the time at which it started: after a crash or a reboot the
 * same pid may belong to somebody else's process, which must never be touched.
 */
public final class PidFile {

    /** The system reports start times through its boot time, which clock corrections move. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    /** Writes the pid and start time of a process that is running. */
    public void remember(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.now());
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, process.pid() + " " + started.toEpochMilli() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The process, when it still runs. */
    public Optional<ProcessHandle> running() {
        return read().flatMap(Entry::process);
    }

    /**
     * Whether a process that nobody has stopped is gone: its file is still there. Who stops one
     * {@linkplain #forget() forgets} it.
     */
    public boolean abandoned() {
        return Files.exists(file) && running().isEmpty();
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private Optional<Entry> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Entry.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private record Entry(long pid, Instant started) {

        static Optional<Entry> parse(String text) {
            var parts = text.strip().split(" ");
            try {
                return parts.length == 2 ? Optional.of(new Entry(Long.parseLong(parts[0]),
                        Instant.ofEpochMilli(Long.parseLong(parts[1])))) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame)
                    .filter(candidate -> !isZombie());
        }

        /** Killed, and only waiting until its parent has looked: the JDK takes it for alive. */
        private boolean isZombie() {
            try {
                var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
            } catch (IOException e) {
                return false; // no Linux, or the process has gone this moment
            }
        }

        private boolean isTheSame(ProcessHandle candidate) {
            return candidate.info().startInstant()
                    .map(start -> Duration.between(start, started).abs())
                    .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
                    .isPresent();
        }
    }
}
