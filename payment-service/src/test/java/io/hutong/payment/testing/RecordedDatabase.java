package io.hutong.payment.testing;

import io.hutong.embedded.testing.RecordedRows;
import io.hutong.embedded.testing.TestInfra;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database with the service's tables, beside the rows that were recorded of each. */
public final class RecordedDatabase {

    private static final Path ROWS = Path.of("src/test/resources/recordings/rows");

    private RecordedDatabase() {
    }

    private static final class Shared {
        private static final RecordedRows RECORDED = migrated();
    }

    /** Of the database that all tests of this JVM share; nothing stays in it. */
    public static RecordedRows rows() {
        return Shared.RECORDED;
    }

    private static RecordedRows migrated() {
        String url = TestInfra.freshDatabase("rows");
        Flyway.configure().dataSource(url, null, null).outOfOrder(true)
                .placeholders(Map.of("serviceRole", "postgres"))
                .locations("classpath:db/messaging", "classpath:db/http",
                        "classpath:db/migration")
                .load().migrate();
        try {
            return new RecordedRows(url, ROWS);
        } catch (SQLException e) {
            throw new IllegalStateException("no rows can be compared", e);
        }
    }
}
