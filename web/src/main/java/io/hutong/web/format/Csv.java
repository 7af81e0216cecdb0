package io.hutong.web.format;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Lines for spreadsheets (RFC 4180). Texts that a spreadsheet would take for a formula are disarmed
 * with a quote, as OWASP advises against CSV injection.
 */
public final class Csv {

    /** Of an answer that is such a file. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final String LINE_END = "\r\n";

    private Csv() {
    }

    /** One line with its end. Numbers are ours and stay as they are; texts come from elsewhere. */
    public static String line(Object... fields) {
        return Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(","))
                + LINE_END;
    }

    /** One field, disarmed and quoted where it has to be. */
    public static String field(Object value) {
        String text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(
                c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
