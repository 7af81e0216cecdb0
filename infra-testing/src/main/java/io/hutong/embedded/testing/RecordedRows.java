package io.hutong.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that were recorded as {@code row_to_json} shows them, one file for each table, beside a
 * migrated database that should be able to hold them. PostgreSQL itself does the comparing.
 */
public final class RecordedRows implements AutoCloseable {

    private static final String JSON = ".json";
    /** Partitions belong to their table, and Flyway's is not the service's. */
    private static final String TABLES = """
            select relname from pg_class
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
               and not relispartition and relname <> 'flyway_schema_history'
             order by relname collate "C\"""";
    private static final String PARTITIONED = """
            select relname from pg_class
             where relnamespace = 'public'::regnamespace and relkind = 'p'""";
    private static final String COLUMNS = """
            select column_name from information_schema.columns
             where table_schema = 'public' and table_name = ? order by column_name collate "C\"""";
    private static final String NAMES = """
            select name from jsonb_object_keys(?::jsonb) name order by name collate "C\"""";
    private static final String ROWS = "select value::text from json_array_elements(?::json)";
    private static final String STORE = """
            insert into %1$s overriding system value
            select * from json_populate_record(null::%1$s, ?::json)""";
    private static final String FOUND = """
            select row_to_json(t)::text from %1$s t where row_to_json(t)::jsonb = ?::jsonb""";

    private final Path directory;
    private final Connection connection;

    /**
     * @param jdbcUrl   of a superuser, who may store any row without those that it refers to
     * @param directory with a file for each table: an array of rows
     */
    public RecordedRows(String jdbcUrl, Path directory) throws SQLException {
        this.directory = directory;
        connection = DriverManager.getConnection(jdbcUrl);
        execute("set session_replication_role = replica");
        execute("set timezone = 'UTC'");
        for (String table : texts(PARTITIONED)) {
            execute("create table " + table + "_rest partition of " + table + " default");
        }
        connection.setAutoCommit(false);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of the database. */
    public List<String> tables() throws SQLException {
        return texts(TABLES);
    }

    /** Of which rows were recorded. */
    public List<String> recorded() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString().replace(JSON, ""))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of the table's recorded rows does not fit the table, in words; empty if all does. */
    public List<String> misfits(String table) throws SQLException {
        List<String> columns = texts(COLUMNS, table);
        List<String> misfits = new ArrayList<>();
        for (String row : rows(table)) {
            List<String> recorded = texts(NAMES, row);
            if (!recorded.equals(columns)) {
                misfits.add("recorded with " + recorded + ", the table has " + columns);
            } else if (!isReadBack(table, row)) {
                misfits.add("not read back as it was stored: " + row);
            }
        }
        return misfits;
    }

    /** The table's recorded rows, each a JSON object. */
    public List<String> rows(String table) throws SQLException {
        try {
            return texts(ROWS, Files.readString(directory.resolve(table + JSON)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores it alone in its table, looks for it, and leaves all as it was. */
    private boolean isReadBack(String table, String row) throws SQLException {
        execute("delete from " + table);
        try (PreparedStatement store = connection.prepareStatement(STORE.formatted(table))) {
            store.setString(1, row);
            store.executeUpdate();
            return !texts(FOUND.formatted(table), row).isEmpty();
        } finally {
            connection.rollback();
        }
    }

    /** Something that reads a row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads every recorded row of the table as if it had been selected. */
    public <T> List<T> read(String table, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        for (String row : rows(table)) {
            all.add(read(table, row, reader));
        }
        return all;
    }

    /** Reads one row of the table as if it had been selected. */
    public <T> T read(String table, String row, Reader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from json_populate_record(null::" + table + ", ?::json)")) {
            select.setString(1, row);
            ResultSet found = select.executeQuery();
            found.next();
            return reader.read(found);
        }
    }

    private List<String> texts(String sql, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
