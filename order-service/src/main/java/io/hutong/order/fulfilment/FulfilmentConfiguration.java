package io.hutong.order.fulfilment;

import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.OrderSettings;
import io.hutong.order.schedule.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets receipts fall due. */
@Configuration(proxyBeanMethods = false)
class FulfilmentConfiguration {

    @Bean
    Receipts receipts(JdbcTemplate jdbc, OrderChanges changes) {
        return new Receipts(jdbc, changes);
    }

    @Bean
    Periodic receiptSweeper(Receipts receipts, OrderSettings settings) {
        return new Periodic("receipt-sweeper", settings.receiptSweepEvery(), receipts::sweep);
    }
}
