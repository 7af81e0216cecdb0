package io.hutong.order.report;

import io.hutong.messaging.BatchConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

/** Wires the reports to order.events. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReportStore reportStore(JdbcTemplate jdbc) {
        return new ReportStore(jdbc);
    }

    @Bean
    Consumer<Message<List<?>>> orderReports(BatchConsumers consumers, ReportStore store) {
        return consumers.forHandler(new OrderReports(store));
    }
}
