package io.hutong.order.standing;

import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.refund.Refunds;
import io.hutong.order.schedule.Periodic;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the suspensions. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    StandingHandler standingHandler(JdbcTemplate jdbc) {
        return new StandingHandler(new SuspensionTable(jdbc));
    }

    @Bean
    Periodic suspensionSweep(JdbcTemplate jdbc, OrderChanges changes, Refunds refunds,
            TransactionTemplate transaction,
            @Value("${hutong.order.standing.sweep-every}") Duration every) {
        SuspensionWorker worker = new SuspensionWorker(
                new SuspensionTable(jdbc), changes, refunds, transaction);
        return new Periodic("suspensions", every, worker::sweep);
    }
}
