package io.hutong.order.fulfilment;

import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.fulfilment.model.ReceiptDeadline;
import io.hutong.order.lifecycle.model.PersonDeadline;
import io.hutong.order.schedule.Periodic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets receipts fall due. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FulfilmentSettings.class)
class FulfilmentConfiguration {

    @Bean
    PersonDeadline receiptDeadline(FulfilmentSettings settings) {
        return new ReceiptDeadline(settings.receiptWithin());
    }

    @Bean
    Receipts receipts() {
        return new Receipts();
    }

    @Bean
    Periodic receiptSweeper(OverdueOrders overdue, FulfilmentSettings settings) {
        return new Periodic("receipt-sweeper", settings.sweepEvery(),
                new ReceiptWorker(overdue)::sweep);
    }
}
