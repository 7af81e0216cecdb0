package io.hutong.operations.start;

import io.hutong.contracts.Topics;
import io.hutong.messaging.MessagingSettings;
import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Beans of the start. */
@Configuration(proxyBeanMethods = false)
public class StartConfiguration {

    @Bean
    static StartStage startStage(ConfigurableEnvironment environment) {
        return new StartStage(environment);
    }

    /** Of dead letters the order does not matter. */
    @Bean
    @ConditionalOnBean({MessagingSettings.class, JdbcTemplate.class})
    PartitionCounts partitionCounts(ConfigurableEnvironment environment,
            MessagingSettings messaging, JdbcTemplate jdbc) {
        Set<String> topics = new HashSet<>(AwaitedServers.topics(environment));
        topics.addAll(messaging.readers().keySet());
        topics.retainAll(Topics.all());
        return new PartitionCounts(messaging.brokers(), topics, jdbc);
    }
}
