package io.hutong.order.aftersale;

import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.refund.Refunds;
import io.hutong.order.schedule.Periodic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets deadlines of silent merchants pass. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AfterSaleSettings.class)
class AfterSaleConfiguration {

    @Bean
    AfterSales afterSales(JdbcTemplate jdbc, OrderChanges changes, Refunds refunds,
            AfterSaleSettings settings) {
        return new AfterSales(jdbc, changes, refunds, settings);
    }

    @Bean
    Periodic afterSaleSweeper(AfterSales afterSales, AfterSaleSettings settings) {
        return new Periodic("after-sale-sweeper", settings.sweepEvery(), afterSales::sweep);
    }
}
