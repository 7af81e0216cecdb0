package io.hutong.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRowsTest {

    private static final String GOOD = """
            {"id": 1, "at": "2026-12-01T14:00:00.5+00:00", "facts": {"b": [1, 2], "a": null},
             "raw": "\\\\x00ff", "kinds": ["A", "B"]}""";

    @TempDir
    private Path directory;
    private RecordedRows rows;

    @BeforeEach
    void migrate() throws SQLException {
        String url = TestInfra.freshDatabase("recorded");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table thing (
                        id bigint generated always as identity primary key, at timestamptz,
                        facts jsonb, raw bytea, kinds text[], other bigint references thing);
                    alter table thing drop column other;
                    create table part (id uuid primary key) partition by range (id);
                    """);
        }
        rows = new RecordedRows(url, directory);
    }

    @AfterEach
    void close() throws SQLException {
        rows.close();
    }

    private void recorded(String table, String... all) throws IOException {
        Files.writeString(directory.resolve(table + ".json"), "[" + String.join(",", all) + "]");
    }

    @Test
    void tablesAreNamedWithoutTheirPartitions() throws SQLException {
        assertThat(rows.tables()).containsExactly("part", "thing");
    }

    @Test
    void recordedTablesAreThoseThatHaveAFile() throws IOException {
        recorded("thing", GOOD);

        assertThat(rows.recorded()).containsExactly("thing");
    }

    @Test
    void rowThatIsReadBackAsItWasStoredFits() throws Exception {
        recorded("thing", GOOD, GOOD);
        recorded("part", "{\"id\": \"01a231ea-1ece-7000-9f0f-a36aa276ee5f\"}");

        assertThat(rows.misfits("thing")).isEmpty();
        assertThat(rows.misfits("part")).isEmpty();
    }

    @Test
    void columnThatIsMissingOrTooMuchDoesNotFit() throws Exception {
        recorded("thing", GOOD.replace("\"raw\"", "\"rest\""));
        recorded("part", "{}");

        assertThat(rows.misfits("thing")).singleElement().asString()
                .contains("[at, facts, id, kinds, rest]", "[at, facts, id, kinds, raw]");
        assertThat(rows.misfits("part")).hasSize(1);
    }

    @Test
    void valueThatTheColumnDoesNotKeepDoesNotFit() throws Exception {
        recorded("thing", GOOD.replace(".5+00:00", ".1234567+00:00"));

        assertThat(rows.misfits("thing")).singleElement().asString().contains("not read back");
    }

    @Test
    void valueThatTheColumnCannotHoldIsAnError() throws Exception {
        recorded("thing", GOOD.replace("\"id\": 1", "\"id\": \"one\""));

        assertThatThrownBy(() -> rows.misfits("thing")).isInstanceOf(SQLException.class);
    }

    @Test
    void rowIsReadAsIfItHadBeenSelected() throws Exception {
        recorded("thing", GOOD);

        assertThat(rows.read("thing", row -> row.getString("facts")))
                .containsExactly("{\"a\": null, \"b\": [1, 2]}");
    }
}
