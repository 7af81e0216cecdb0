package io.hutong.merchant.reservation;

import io.hutong.merchant.statement.Statements;
import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.Outbox;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class ReservationConfiguration {

    @Bean
    Reservations reservations(JdbcTemplate jdbc) {
        return new Reservations(new ReservationTable(jdbc), new SpecialsTable(jdbc));
    }

    /** Binds {@code merchant.commands}. */
    @Bean
    Consumer<Message<List<?>>> merchantCommands(BatchConsumers consumers,
            Reservations reservations, Statements statements, Outbox outbox) {
        return consumers.forHandler(new CommandHandler(reservations, statements, outbox));
    }

    /** Binds {@code payment.events}. */
    @Bean
    Consumer<Message<List<?>>> paymentEvents(
            BatchConsumers consumers, Reservations reservations, Statements statements) {
        return consumers.forHandler(new PaymentEventHandler(reservations, statements));
    }
}
