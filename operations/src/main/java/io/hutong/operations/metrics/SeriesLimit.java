package io.hutong.operations.metrics;

import io.micrometer.core.instrument.Meter;
import java.util.Set;

/**
 * Which meters are worth a series. Kafka's clients alone have a hundred figures each, and again
 * for each topic, partition and broker; what tells whether a consumer keeps up is kept.
 */
final class SeriesLimit {

    private static final String KAFKA = "kafka.";
    private static final String UNDER_WAY = "http.server.requests.active";

    /** How far behind a group is stands in spring.cloud.stream.binder.kafka.offset. */
    private static final Set<String> KAFKA_KEPT = Set.of(
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.bytes.consumed.total",
            "kafka.consumer.fetch.manager.fetch.latency.avg",
            "kafka.consumer.fetch.manager.fetch.latency.max",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.commit.latency.avg",
            "kafka.consumer.coordinator.commit.latency.max",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.consumer.last.poll.seconds.ago",
            "kafka.consumer.poll.idle.ratio.avg",
            "kafka.consumer.time.between.poll.max",
            "kafka.consumer.connection.count",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.request.latency.max",
            "kafka.producer.connection.count");

    private SeriesLimit() {
    }

    /**
     * Of Kafka's, only what is named above, and nothing by partition or broker; nothing of requests
     * under way, which come by route as well and are over before anybody looks.
     */
    static boolean isTooFine(Meter.Id id) {
        return id.getName().startsWith(UNDER_WAY) || id.getName().startsWith(KAFKA)
                && (!KAFKA_KEPT.contains(id.getName())
                        || id.getTag("partition") != null || id.getTag("node.id") != null);
    }
}
