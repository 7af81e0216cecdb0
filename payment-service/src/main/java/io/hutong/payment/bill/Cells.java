package io.hutong.payment.bill;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One line of a bill by the names of its columns. Every cell begins with a backtick, so that
 * spreadsheets keep long numbers; texts of merchants may hold commas, but no comma with a
 * backtick.
 */
public final class Cells {

    private static final String SEPARATOR = ",`";

    private final Map<String, Integer> columns;
    private final List<String> values;
    private final long line;

    private Cells(Map<String, Integer> columns, List<String> values, long line) {
        this.columns = columns;
        this.values = values;
        this.line = line;
    }

    /** The places of the columns that a header names. */
    static Map<String, Integer> columns(String header) {
        Map<String, Integer> places = new HashMap<>();
        String[] names = header.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            places.put(names[i].trim(), i);
        }
        return places;
    }

    static boolean isData(String line) {
        return line.startsWith("`");
    }

    static Cells of(Map<String, Integer> columns, String text, long line)
            throws BillRefusedException {
        List<String> values = new ArrayList<>(columns.size());
        int from = 1;
        int comma = text.indexOf(SEPARATOR, from);
        while (comma >= 0) {
            values.add(text.substring(from, comma));
            from = comma + SEPARATOR.length();
            comma = text.indexOf(SEPARATOR, from);
        }
        values.add(text.substring(from));
        if (values.size() != columns.size()) {
            throw BillRefusedException.malformed(line, "has " + values.size()
                    + " cells where the header has " + columns.size());
        }
        return new Cells(columns, values, line);
    }

    public long line() {
        return line;
    }

    /** @param column one that the format asks for, so that the header was refused without it */
    public String text(String column) {
        return values.get(Objects.requireNonNull(columns.get(column), column));
    }

    public long fen(String column) throws BillRefusedException {
        OptionalLong fen = Fen.of(text(column));
        if (fen.isEmpty()) {
            throw BillRefusedException.malformed(
                    line, column + " is no amount: " + text(column));
        }
        return fen.getAsLong();
    }

    /** A time of Beijing as bills write it, for the database. */
    public String time(String column) throws BillRefusedException {
        String time = text(column);
        try {
            LocalDateTime.parse(time.replace(' ', 'T'));
            return time + "+08";
        } catch (DateTimeParseException e) {
            throw BillRefusedException.malformed(line, column + " is no time: " + time);
        }
    }

    public long count(String column) throws BillRefusedException {
        try {
            return Long.parseLong(text(column));
        } catch (NumberFormatException e) {
            throw BillRefusedException.malformed(line, column + " is no number");
        }
    }
}
