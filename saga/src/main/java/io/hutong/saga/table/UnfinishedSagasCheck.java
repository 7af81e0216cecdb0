package io.hutong.saga.table;

import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.saga.SagaDefinitions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses to start where sagas are in flight that this version of the service cannot finish. */
public final class UnfinishedSagasCheck implements SmartInitializingSingleton {

    private static final String IN_FLIGHT =
            "select distinct definition, version from sagas where not finished";

    private final JdbcTemplate jdbc;
    private final SagaDefinitions<?, ?, ?, ?> known;

    public UnfinishedSagasCheck(JdbcTemplate jdbc, SagaDefinitions<?, ?, ?, ?> known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** @throws MisconfiguredException naming the definition that is missing */
    @Override
    public void afterSingletonsInstantiated() {
        jdbc.query(IN_FLIGHT, row -> {
            check(row.getString("definition"), row.getInt("version"));
        });
    }

    private void check(String definition, int version) {
        if (known.find(definition, version).isEmpty()) {
            throw new MisconfiguredException("Sagas of " + definition + " version " + version
                    + " are in flight, and this build does not know it: start a build that does,"
                    + " or add the definition back.");
        }
    }
}
