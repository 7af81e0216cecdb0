package io.hutong.sandbox.bill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layout of a bill: a header line and rows, then a second header and one row of sums. Every
 * data cell begins with a backtick, so that spreadsheets keep long numbers.
 */
final class Csv {

    private final StringBuilder out = new StringBuilder("\uFEFF");

    Csv header(String... names) {
        return line(String.join(",", names));
    }

    Csv row(List<String> cells) {
        return line(cells.stream().map(cell -> "`" + escape(cell))
                .collect(Collectors.joining(",")));
    }

    private Csv line(String line) {
        out.append(line).append("\r\n");
        return this;
    }

    /** Text of the merchant: commas and line ends would break the table. */
    private static String escape(String text) {
        return text.replace(",", "\\ ").replace("\r", "").replace("\n", "\\n");
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
