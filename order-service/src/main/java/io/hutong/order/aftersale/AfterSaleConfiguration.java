package io.hutong.order.aftersale;

import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.refund.Refunds;
import io.hutong.order.schedule.Periodic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets deadlines of silent merchants pass. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AfterSaleSettings.class)
class AfterSaleConfiguration {

    @Bean
    AfterSales afterSales(Refunds refunds) {
        return new AfterSales(refunds);
    }

    @Bean
    Periodic afterSaleSweeper(
            OverdueOrders overdue, AfterSales afterSales, AfterSaleSettings settings) {
        return new Periodic("after-sale-sweeper", settings.sweepEvery(),
                new AfterSaleWorker(overdue, afterSales, settings.whenSilent())::sweep);
    }
}
