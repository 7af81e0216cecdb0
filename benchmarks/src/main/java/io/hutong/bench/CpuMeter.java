package io.hutong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time of the cluster's processes with their children, from Linux's {@code /proc}. */
final class CpuMeter {

    /** Fields of /proc/PID/stat after the name: utime, stime, cutime, cstime (proc(5), 14–17). */
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    private static final double TICKS_PER_SECOND = 100;

    private final Map<String, Long> pids;

    CpuMeter(Map<String, Long> pids) {
        this.pids = new LinkedHashMap<>(pids);
    }

    /** Seconds of CPU that each process has used so far; absent when it cannot be read. */
    Map<String, Double> seconds() {
        var seconds = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> ProcessHandle.of(pid).ifPresent(
                process -> seconds.put(name, family(process).mapToLong(CpuMeter::ticks).sum()
                        / TICKS_PER_SECOND)));
        return seconds;
    }

    /** Children that have ended are counted in their parent's cutime and cstime. */
    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long ticks(ProcessHandle process) {
        try {
            return ticks(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException e) {
            return 0;
        }
    }

    static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(fields).skip(FIRST_TIME).limit(TIMES).mapToLong(Long::parseLong).sum();
    }
}
