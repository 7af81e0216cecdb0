package io.hutong.operations.health;

import io.hutong.messaging.OutboxHealth;
import io.hutong.operations.health.HealthProbe.Finding;
import io.hutong.operations.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Beans of health. The names of the components are the beans' names without their end. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    PublicHealth publicHealth(ReactiveHealthEndpointWebExtension health) {
        return new PublicHealth(health);
    }

    @Bean
    @ConditionalOnProperty("spring.datasource.url")
    PostgresProbe postgresProbe(ConfigurableEnvironment environment) {
        return new PostgresProbe(new Settings(environment));
    }

    @Bean
    @ConditionalOnProperty("spring.datasource.url")
    ProbedHealth postgresqlHealthIndicator(PostgresProbe probe) {
        return new ProbedHealth("postgresql", probe);
    }

    @Bean
    @ConditionalOnProperty("hutong.messaging.brokers")
    ProbedHealth kafkaHealthIndicator(@Value("${hutong.messaging.brokers}") String brokers) {
        return new ProbedHealth("kafka", new KafkaProbe(brokers));
    }

    /** @param behind an unsent message as old as that means that nothing goes out */
    @Bean
    @ConditionalOnBean(OutboxHealth.class)
    ProbedHealth relayHealthIndicator(OutboxHealth outbox,
            @Value("${hutong.health.relay-behind}") Duration behind) {
        return new ProbedHealth("relay", () -> outbox.oldestAge().compareTo(behind) < 0
                ? Finding.up("sending") : Finding.down("behind"));
    }

    @Bean
    @ConditionalOnProperty("hutong.health.channel-url")
    ProbedHealth channelHealthIndicator(
            @Value("${hutong.health.channel-url}") URI url, MeterRegistry meters) {
        return new ProbedHealth("channel", new ChannelProbe(url, meters));
    }
}
