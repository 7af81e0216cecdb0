package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.topics.TopicReader;
import io.hutong.contracts.Topics;
import io.hutong.contracts.ledger.PublishedHeads;
import io.hutong.contracts.message.LedgerSealed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** The heads of the ledger's chain: those that were published, and those that it has. */
final class LedgerHeads {

    private static final String TYPE = "ce_type";
    private static final String BLOCKS = "select block, encode(hash, 'hex') from ledger_block";

    private LedgerHeads() {
    }

    /** Empty when Kafka does not answer. */
    static Optional<PublishedHeads> published(String bootstrapServers) {
        var heads = new PublishedHeads();
        try (var reader = new TopicReader(bootstrapServers)) {
            reader.each(Topics.PAYMENT_EVENTS, record -> sealed(record).ifPresent(heads::add));
            return Optional.of(heads);
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    static Map<Long, String> sealed(Databases databases) {
        var blocks = new HashMap<Long, String>();
        databases.query(Member.PAYMENT, BLOCKS,
                row -> blocks.put(row.getLong(1), row.getString(2)));
        return blocks;
    }

    private static Optional<LedgerSealed> sealed(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader(TYPE);
        return PublishedHeads.sealed(type == null ? null : type.value(), record.value());
    }
}
