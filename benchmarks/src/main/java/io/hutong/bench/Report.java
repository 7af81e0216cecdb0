package io.hutong.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result, as text. */
final class Report {

    private final Measurements measured;
    private final long start;

    /** @param start nanoseconds at which the first order was due */
    Report(Measurements measured, long start) {
        this.measured = measured;
        this.start = start;
    }

    List<String> latencies(Goal goal) {
        var lines = new ArrayList<String>();
        lines.add(row("", "orders", "orders/s", "p50 ms", "p95 ms", "p99 ms", "max ms"));
        lines.add(stage("accepted", measured.accepted()));
        lines.add(stage("PAID", measured.paid()));
        if (goal == Goal.SETTLED) {
            lines.add(stage("SETTLED", measured.settled()));
        }
        return lines;
    }

    List<String> failures(int unfinished) {
        var lines = new ArrayList<String>();
        measured.failures().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(one -> lines.add(String.format(Locale.ROOT, "  %-46s %8d", one.getKey(),
                        one.getValue())));
        if (unfinished > 0) {
            lines.add(String.format(Locale.ROOT, "  %-46s %8d",
                    "not finished: the services' logs say why", unfinished));
        }
        return lines;
    }

    /** CPU per process, and per order that was paid. */
    List<String> cpu(Map<String, Double> before, Map<String, Double> after) {
        var lines = new ArrayList<String>();
        double cpuSeconds = 0;
        for (var process : after.keySet()) {
            double used = after.getOrDefault(process, 0.0) - before.getOrDefault(process, 0.0);
            cpuSeconds += used;
            lines.add(cpu(process, used));
        }
        lines.add(cpu("all", cpuSeconds));
        return lines;
    }

    private String cpu(String process, double seconds) {
        return String.format(Locale.ROOT, "  %-20s %8.2f s  %8.3f ms per order", process, seconds,
                measured.paid().count() == 0 ? 0 : seconds * 1000 / measured.paid().count());
    }

    private String stage(String name, Measurements.Stage stage) {
        return row(name, Long.toString(stage.count()), number(stage.perSecond(start)),
                number(stage.millis(50)), number(stage.millis(95)), number(stage.millis(99)),
                number(stage.maxMillis()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String row(String name, String... cells) {
        var line = new StringBuilder(String.format(Locale.ROOT, "  %-10s", name));
        for (var cell : cells) {
            line.append(String.format(Locale.ROOT, " %10s", cell));
        }
        return line.toString().stripTrailing();
    }
}
