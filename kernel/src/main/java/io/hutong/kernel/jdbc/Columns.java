package io.hutong.kernel.jdbc;

import io.hutong.kernel.money.Money;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * Records as one array per column, for {@code unnest}: one statement and one round trip, whatever
 * their number. The columns are bound in the order in which they were added.
 */
public final class Columns<T> implements PreparedStatementSetter {

    private final Collection<T> rows;
    private final List<Column> columns;

    private Columns(Collection<T> rows, List<Column> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows, new ArrayList<>());
    }

    /** Goes on with columns of other rows, for a statement that takes several kinds of them. */
    public <U> Columns<U> then(Collection<U> others) {
        return new Columns<>(others, columns);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Columns<T> text(Function<? super T, @Nullable String> value) {
        return add("text", value);
    }

    public Columns<T> number(Function<? super T, @Nullable Integer> value) {
        return add("int4", value);
    }

    public Columns<T> bigNumber(Function<? super T, @Nullable Long> value) {
        return add("int8", value);
    }

    /** Fen. */
    public Columns<T> money(Function<? super T, Money> value) {
        return add("int8", row -> value.apply(row).total());
    }

    public Columns<T> flag(Function<? super T, @Nullable Boolean> value) {
        return add("bool", value);
    }

    /** As an array of byte arrays: the driver takes no others. */
    public Columns<T> bytes(Function<? super T, byte[]> value) {
        columns.add(new Column("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    /** As text in ISO form, because the driver has no array of offset times. */
    public Columns<T> time(Function<? super T, @Nullable Instant> value) {
        return add("timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.toString();
        });
    }

    public Columns<T> date(Function<? super T, @Nullable LocalDate> value) {
        return add("date", row -> {
            LocalDate date = value.apply(row);
            return date == null ? null : date.toString();
        });
    }

    private Columns<T> add(
            String type, Function<? super T, ? extends @Nullable Object> value) {
        columns.add(new Column(type, rows.stream().map(value).toArray()));
        return this;
    }

    @Override
    public void setValues(PreparedStatement statement) throws SQLException {
        bind(statement, 1);
    }

    /** Binds them from that mark on; returns the next. */
    public int bind(PreparedStatement statement, int mark) throws SQLException {
        int index = mark;
        for (Column column : columns) {
            statement.setArray(index++,
                    statement.getConnection().createArrayOf(column.type(), column.values()));
        }
        return index;
    }

    private record Column(String type, @Nullable Object[] values) {
    }
}
