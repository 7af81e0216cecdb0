package io.hutong.messaging.inbox;

import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.outbox.OutboxTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Beans of the inbox, and what the binder's containers need so that nothing is dropped. */
@Configuration(proxyBeanMethods = false)
public class InboxConfiguration {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    @Bean
    InboxPartitions inboxPartitions(JdbcTemplate jdbc, TransactionTemplate transaction,
            MessagingSettings settings) {
        return new InboxPartitions(jdbc, transaction, settings.inbox(), Clock.systemUTC());
    }

    @Bean
    BatchConsumers batchConsumers(JdbcTemplate jdbc, TransactionTemplate transaction,
            OutboxTable outbox, InboxPartitions partitions,
            ObjectProvider<MeterRegistry> meters) {
        return new StreamBatchConsumers(new RecordDecoder(partitions::window),
                new PollApplier(transaction, new InboxTable(jdbc),
                        new DeadLetters(jdbc, outbox),
                        new InboxMeters(meters.getIfAvailable(SimpleMeterRegistry::new))));
    }

    /** Hands the records over as Kafka gave them, with all their headers. */
    @Bean
    @SuppressWarnings("NullAway") // without a mapper the converter maps no headers; it does not say
    ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<byte[], byte[]>> rawRecords() {
        return (endpoint, destination, group) -> {
            BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
            converter.setRawRecordHeader(true);
            converter.setHeaderMapper(null);
            endpoint.setBatchMessageConverter(converter);
        };
    }

    /**
     * Repeats a failed poll for ever: the binder's default gives up after ten instant tries and
     * commits past the records.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverGivesUp(
            MessagingSettings settings) {
        return (container, destination, group) -> {
            ExponentialBackOff backOff =
                    new ExponentialBackOff(FIRST_BACK_OFF.toMillis(), 2.0);
            backOff.setMaxInterval(LONGEST_BACK_OFF.toMillis());
            DefaultErrorHandler errors = new DefaultErrorHandler(backOff);
            // Otherwise some exceptions (ClassCastException and the like) count as hopeless.
            errors.setClassifications(Map.of(), true);
            container.setCommonErrorHandler(errors);
            container.getContainerProperties().getKafkaConsumerProperties().setProperty(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    // several topics of one binding come with commas, which the id cannot hold
                    settings.instance() + "-" + destination.replace(',', '_'));
        };
    }
}
