package io.hutong.cluster.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a log that are most likely to explain a failure. */
final class LogTail {

    private static final int LINES_READ = 200;
    private static final int LINES_SHOWN = 12;
    private static final int WIDTH = 220;
    private static final Pattern TELLING = Pattern.compile(
            "ERROR|FATAL|Exception|Caused by|refused|denied|FAILED TO START|Description:|Action:");

    private LogTail() {
    }

    /** A colon and the lines, or nothing when there are none. */
    static String explaining(Path log) {
        var lines = lastLines(log);
        var telling = lines.stream()
                .filter(line -> TELLING.matcher(line).find() && !line.startsWith("\tat ")).toList();
        var shown = last(telling.isEmpty() ? lines : telling, LINES_SHOWN);
        return hint(telling) + (shown.isEmpty() ? "" : ":\n  " + String.join("\n  ",
                shown.stream().map(line -> line.substring(0, Math.min(WIDTH, line.length())))
                        .toList()));
    }

    private static String hint(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("Migrations have failed validation"))
                ? "; its database was made by another version of the code: ./hutong reset" : "";
    }

    private static List<String> lastLines(Path log) {
        try {
            if (!Files.exists(log)) {
                return List.of();
            }
            var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return last(text.lines().filter(line -> !line.isBlank()).toList(), LINES_READ);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
