package io.hutong.order.view;

import io.hutong.order.coordination.SagaRunner;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.scheduler.Schedulers;

/** Wires the views. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    ViewTable orderQueries(JdbcTemplate jdbc) {
        return new ViewTable(jdbc);
    }

    @Bean
    TimelineMaker timelineMaker(SagaRunner runner) {
        return new TimelineMaker(runner);
    }

    @Bean
    OrderFeed orderFeed(@Value("${hutong.messaging.brokers}") String brokers) {
        return new OrderFeed(brokers);
    }

    @Bean
    OrderStream orderStream(ViewTable queries, OrderFeed feed) {
        return new OrderStream(queries, feed, Schedulers.fromExecutorService(
                Executors.newVirtualThreadPerTaskExecutor(), "order-snapshots"));
    }
}
