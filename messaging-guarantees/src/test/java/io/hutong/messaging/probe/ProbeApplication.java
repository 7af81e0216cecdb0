package io.hutong.messaging.probe;

import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.deadletter.DeadLetterDeskConfiguration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

/** The smallest service: writes an effect for every message it has handled. */
@SpringBootApplication
@Import(DeadLetterDeskConfiguration.class)
public class ProbeApplication {

    /** As a process of its own, so that a test can stop it with a signal. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(ProbeApplication.class).web(
                WebApplicationType.NONE).run(args);
    }

    @Bean
    Effects effects(JdbcTemplate jdbc) {
        return new Effects(jdbc);
    }

    @Bean
    Consumer<Message<List<?>>> probe(BatchConsumers consumers, Effects effects) {
        return consumers.forHandler(effects);
    }
}
