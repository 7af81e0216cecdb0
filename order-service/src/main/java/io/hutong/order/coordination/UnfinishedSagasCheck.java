package io.hutong.order.coordination;

import io.hutong.operations.settings.MisconfiguredException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses to start where sagas are in flight that this version of the service cannot finish. */
final class UnfinishedSagasCheck implements SmartInitializingSingleton {

    private static final String IN_FLIGHT =
            "select distinct definition, version from sagas where not finished";

    private final JdbcTemplate jdbc;
    private final SagaRunner runner;

    UnfinishedSagasCheck(JdbcTemplate jdbc, SagaRunner runner) {
        this.jdbc = jdbc;
        this.runner = runner;
    }

    /** @throws MisconfiguredException naming the definition that is missing */
    @Override
    public void afterSingletonsInstantiated() {
        jdbc.query(IN_FLIGHT, row -> {
            check(row.getString("definition"), row.getInt("version"));
        });
    }

    private void check(String definition, int version) {
        if (runner.definitions().find(definition, version).isEmpty()) {
            throw new MisconfiguredException("Sagas of " + definition + " version " + version
                    + " are in flight, and this build does not know it: start a build that does,"
                    + " or add the definition back.");
        }
    }
}
