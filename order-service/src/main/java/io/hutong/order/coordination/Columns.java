package io.hutong.order.coordination;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Binds rows column by column, each as one array, in the order of the statement's marks. */
final class Columns {

    private final Connection connection;
    private final PreparedStatement statement;
    private int bound;

    Columns(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    <T> Rows<T> rows(List<T> rows) {
        return new Rows<>(rows);
    }

    /** The rows whose columns come next. */
    final class Rows<T> {

        private final List<T> rows;

        private Rows(List<T> rows) {
            this.rows = rows;
        }

        Rows<T> text(Function<T, @Nullable String> column) throws SQLException {
            return bind("text", column);
        }

        Rows<T> number(Function<T, @Nullable Integer> column) throws SQLException {
            return bind("int4", column);
        }

        Rows<T> flag(Function<T, @Nullable Boolean> column) throws SQLException {
            return bind("bool", column);
        }

        Rows<T> time(Function<T, @Nullable Instant> column) throws SQLException {
            return bind("timestamptz", row -> {
                Instant time = column.apply(row);
                return time == null ? null : time.toString();
            });
        }

        Rows<T> bytes(Function<T, byte @Nullable []> column) throws SQLException {
            byte[] @Nullable [] values = new byte[rows.size()] @Nullable [];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
            }
            statement.setArray(++bound, connection.createArrayOf("bytea", values));
            return this;
        }

        private Rows<T> bind(String type, Function<T, ? extends @Nullable Object> column)
                throws SQLException {
            @Nullable
            Object[] values = new @Nullable Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
            }
            statement.setArray(++bound, connection.createArrayOf(type, values));
            return this;
        }
    }
}
