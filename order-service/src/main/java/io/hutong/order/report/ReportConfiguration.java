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
    ReportTable reportStore(JdbcTemplate jdbc) {
        return new ReportTable(jdbc);
    }

    @Bean
    Consumer<Message<List<?>>> orderReports(BatchConsumers consumers, ReportTable store) {
        return consumers.forHandler(new ReportHandler(store));
    }
}
