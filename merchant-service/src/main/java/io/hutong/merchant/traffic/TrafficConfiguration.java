package io.hutong.merchant.traffic;

import io.hutong.messaging.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TrafficConfiguration {

    @Bean
    TrafficRateTable trafficRateTable(JdbcClient jdbc) {
        return new TrafficRateTable(jdbc);
    }

    @Bean
    TrafficMessages trafficMessages(Outbox outbox) {
        return new TrafficMessages(outbox);
    }
}
