package io.hutong.messaging;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code hutong.messaging}.
 *
 * @param source   {@code ce_source} of what this service sends, for example
 *                 {@code /hutong/order-service}
 * @param brokers  Kafka's bootstrap servers, comma-separated
 * @param group    consumer group, the same for every instance of the service
 * @param instance name of this process within the group; stable across restarts, so that it gets
 *                 its partitions back at once
 * @param instancePatience how long a start waits for another process of that name to be gone:
 *                 at once when it was killed, some eleven seconds when its machine was
 * @param readers  for topics on which this service waits for answers: the group that reads them
 */
@ConfigurationProperties("hutong.messaging")
public record MessagingSettings(
        String source, String brokers, String group, String instance,
        @DefaultValue("12s") Duration instancePatience,
        @DefaultValue Map<String, String> readers, @DefaultValue Relay relay,
        @DefaultValue Inbox inbox) {

    /**
     * How the outbox is emptied.
     *
     * @param enabled         false in processes that only write (tools, some tests)
     * @param batchSize       rows read and sent at a time
     * @param pollInterval    how long a commit of another instance may stay unseen while
     *                        such come; this instance's own are seen at once
     * @param quietPollInterval the same after some time without any of another instance
     * @param lateReadEvery   how often rows are looked for that committed behind the cursor
     * @param lease           how long a relay that has died blocks the next one
     * @param maxMessageBytes key, headers and value of one record; the broker's limit
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2000") int batchSize,
            @DefaultValue("20ms") Duration pollInterval,
            @DefaultValue("160ms") Duration quietPollInterval,
            @DefaultValue("1s") Duration lateReadEvery,
            @DefaultValue("5s") Duration lease,
            @DefaultValue("1000000") int maxMessageBytes) {
    }

    /**
     * How long message ids are remembered.
     *
     * @param retentionDays must exceed topic retention plus offset retention; an older message
     *                      goes to the dead letters instead of being applied
     * @param daysAhead     partitions made in advance
     */
    public record Inbox(
            @DefaultValue("15") int retentionDays, @DefaultValue("3") int daysAhead) {
    }
}
