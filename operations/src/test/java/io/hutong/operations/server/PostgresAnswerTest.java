package io.hutong.operations.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAnswerTest {

    @ParameterizedTest
    @CsvSource({
            "08001, Away", "08006, Away", "57P03, Away", "57P01, Away", "53300, Away",
            "53100, Away",
            "28P01, LoginRefused", "28000, LoginRefused", "3D000, NoSuchDatabase",
            "08004, Rejected",
            "42501, Ready"})
    void stateTellsWhetherWaitingHelps(String state, String answer) {
        assertThat(PostgresAnswer.of(new SQLException("?", state)).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void unknownHostIsToldFromOneThatIsAway() {
        var failure = new SQLException("?", "08001", new UnknownHostException("nosuch"));

        assertThat(PostgresAnswer.of(failure)).isEqualTo(new PostgresAnswer.NameUnknown());
    }
}
