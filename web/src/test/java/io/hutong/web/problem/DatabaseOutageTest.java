package io.hutong.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Wherever the database dies within a request, the answer is 503; what is wrong stays 500. */
class DatabaseOutageTest {

    private final ProblemMapping mapping = new ProblemMapping(1);

    static Stream<RuntimeException> outages() {
        SQLException killed = new SQLException("terminating connection", "57P01");
        return Stream.of(
                new CannotGetJdbcConnectionException("no connection", killed),
                new CannotCreateTransactionException("no transaction",
                        new SQLTransientConnectionException("pool")),
                new TransactionSystemException("could not commit", killed),
                new TransactionSystemException("could not roll back",
                        new SQLException("An I/O error occurred", "08006")),
                new UncategorizedSQLException("task", "select 1",
                        new SQLException("read-only", "25006")),
                new UncategorizedSQLException("task", "select 1",
                        new SQLException("disk full", "53100")),
                new QueryTimeoutException("slow"),
                new RecoverableDataAccessException("again"),
                new IllegalStateException("wrapped", killed));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void requestThatMetADyingDatabaseMayBeRepeated(RuntimeException failure) {
        assertThat(mapping.problemOf(failure).status()).isEqualTo(503);
        assertThat(mapping.problemOf(failure).code()).isEqualTo("UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "XX000"})
    void statementThatIsWrongIsNoOutage(String state) {
        assertThat(mapping.problemOf(new UncategorizedSQLException("task", "select 1",
                new SQLException("wrong", state))).status()).isEqualTo(500);
    }

    @Test
    void brokenConstraintIsNoOutage() {
        assertThat(mapping.problemOf(new DuplicateKeyException("twice")).status()).isEqualTo(500);
        assertThat(mapping.problemOf(new DataIntegrityViolationException("wrong")).status())
                .isEqualTo(500);
        assertThat(mapping.problemOf(new TransactionSystemException("no cause")).status())
                .isEqualTo(500);
    }
}
