package io.hutong.cluster.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns padded to their widest cell; the widths ignore colour codes. */
public final class Table {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String GAP = "  ";

    private final List<Align> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Where the text of a column stands. */
    public enum Align { LEFT, RIGHT }

    private Table(List<Align> columns) {
        this.columns = List.copyOf(columns);
    }

    /** A table whose columns are described by letters: {@code l} left, {@code r} right. */
    public static Table of(String alignment) {
        return new Table(alignment.chars()
                .mapToObj(letter -> letter == 'r' ? Align.RIGHT : Align.LEFT).toList());
    }

    /** Adds a row; its number of cells must be the number of columns. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** A line across the table. */
    public Table rule() {
        rows.add(List.of());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, each indented by {@code indent} spaces, without spaces at their ends. */
    public List<String> render(int indent) {
        var widths = new int[columns.size()];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> " ".repeat(indent) + render(row, widths)).toList();
    }

    private String render(List<String> row, int[] widths) {
        if (row.isEmpty()) {
            int total = GAP.length() * (widths.length - 1);
            for (int width : widths) {
                total += width;
            }
            return "─".repeat(total);
        }
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var space = " ".repeat(widths[i] - width(row.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i) == Align.RIGHT ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        var text = COLOUR.matcher(cell).replaceAll("");
        return text.codePointCount(0, text.length());
    }
}
