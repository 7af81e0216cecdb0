package io.hutong.messaging.outbox;

import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.ProcessEnd;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Beans of the outbox. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    OutboxTable outboxTable(JdbcTemplate jdbc) {
        return new OutboxTable(jdbc);
    }

    @Bean
    UnsentMessages unsentMessages(JdbcTemplate jdbc) {
        return new UnsentMessages(jdbc);
    }

    @Bean
    RelaySignal relaySignal() {
        return new RelaySignal();
    }

    @Bean
    Outbox outbox(OutboxTable table, RelaySignal signal, MessagingSettings settings) {
        return new JdbcOutbox(
                table, new MessageEncoder(settings.source(), Clock.systemUTC()), signal);
    }

    @Bean
    @ConditionalOnProperty(
            name = "hutong.messaging.relay.enabled", havingValue = "true", matchIfMissing = true)
    OutboxRelay outboxRelay(OutboxTable table, RelaySignal signal, MessagingSettings settings,
            JdbcTemplate jdbc, ObjectProvider<RelayWatch> watches) {
        // A random part: a restarted process is a new owner and does not renew the old lease.
        String owner = settings.instance() + "/" + UUID.randomUUID();
        OutboxRelay relay = new OutboxRelay(table,
                new RelayLease(jdbc, owner, settings.relay().lease(), System::nanoTime),
                new RecordSender(settings.brokers(), settings.relay().maxMessageBytes()),
                signal, settings.relay());
        watches.ifAvailable(watch -> watch.over(relay));
        return relay;
    }

    @Bean
    RelayWatch relayWatch(ObjectProvider<MeterRegistry> meters, ProcessEnd process) {
        return relay -> {
            relay.whenEnded((thread, error) -> process.end(
                    "The relay of the outbox has ended: " + error
                            + "; this process ends, so that it is started again.",
                    ProcessEnd.START_AGAIN));
            meters.ifAvailable(registry -> register(relay, registry));
        };
    }

    /** Looks after a relay. */
    @FunctionalInterface
    interface RelayWatch {

        void over(OutboxRelay relay);
    }

    private static void register(OutboxRelay relay, MeterRegistry registry) {
        Gauge.builder("hutong.outbox.oldest.age", relay, r -> r.oldestAge().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest message that has not been sent")
                .register(registry);
        Gauge.builder("hutong.outbox.parked.keys", relay, OutboxRelay::parkedKeys)
                .description("Keys that wait behind a message which can never be sent")
                .register(registry);
    }
}
