package io.hutong.order.coordination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.saga.SagaDefinitions;
import io.hutong.saga.table.UnfinishedSagasCheck;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An older build beside sagas of a newer one: one sentence for who started it. */
class UnfinishedSagasCheckTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(
            new DriverManagerDataSource(TestInfra.freshDatabase("unfinished_sagas")));

    @BeforeEach
    void sagas() {
        jdbc.execute("create table sagas (definition text, version integer, finished boolean)");
    }

    @Test
    void sagaInFlightThatThisBuildDoesNotKnowEndsTheStartInOneSentence() {
        jdbc.update("insert into sagas values ('PlaceOrder', 99, false)");

        assertThatThrownBy(this::check).isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("PlaceOrder version 99")
                .hasMessageContaining("start a build");
    }

    @Test
    void sagaThatHasEndedIsNoObstacle() {
        jdbc.update("insert into sagas values ('PlaceOrder', 99, true)");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        new UnfinishedSagasCheck(jdbc, new SagaDefinitions<>(List.of()))
                .afterSingletonsInstantiated();
    }
}
