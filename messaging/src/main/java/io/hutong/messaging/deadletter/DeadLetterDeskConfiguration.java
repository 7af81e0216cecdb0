package io.hutong.messaging.deadletter;

import io.hutong.messaging.outbox.OutboxTable;
import io.hutong.messaging.outbox.RelaySignal;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imported by the one service that keeps the desk. It adds the Flyway location {@code
 * classpath:db/dead-letter-desk} and binds {@code deadLetters-in-0} to the dead-letter topics.
 */
@Configuration(proxyBeanMethods = false)
public class DeadLetterDeskConfiguration {

    @Bean
    DeadLetterDesk deadLetterDesk(JdbcTemplate jdbc, TransactionTemplate transaction,
            OutboxTable outbox, RelaySignal signal) {
        return new DeadLetterDesk(jdbc, transaction, outbox, signal);
    }

    @Bean
    Consumer<Message<List<?>>> deadLetters(JdbcTemplate jdbc) {
        return new DeadLetterCollector(jdbc);
    }
}
