package io.hutong.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Memory and CPU of a process with its children, from Linux's {@code /proc}; else zero. */
public final class ProcessStats {

    private static final long KIBIBYTE = 1024;

    private ProcessStats() {
    }

    /** Resident memory in bytes, shared pages counted in proportion where the system tells. */
    public static long residentBytes(ProcessHandle process) {
        return family(process).mapToLong(ProcessStats::resident).sum();
    }

    /** CPU time used since the process started, children that live included. */
    public static Duration cpu(ProcessHandle process) {
        return family(process).map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long resident(ProcessHandle process) {
        var directory = Path.of("/proc", Long.toString(process.pid()));
        long proportional = field(directory.resolve("smaps_rollup"), "Pss:");
        return proportional > 0 ? proportional : field(directory.resolve("status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> line.substring(name.length()).replace("kB", "").strip())
                    .map(Long::parseLong).orElse(0L) * KIBIBYTE;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
