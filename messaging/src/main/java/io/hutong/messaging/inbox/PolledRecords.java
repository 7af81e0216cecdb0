package io.hutong.messaging.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** The records of a poll as Kafka gave them. */
public final class PolledRecords {

    private PolledRecords() {
    }

    /** @throws IllegalStateException when the binding does not hand the records over */
    @SuppressWarnings("unchecked")
    public static List<ConsumerRecord<byte[], byte[]>> of(Message<List<?>> poll) {
        Object raw = poll.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (raw instanceof List<?> records) {
            return (List<ConsumerRecord<byte[], byte[]>>) records;
        }
        // Failing keeps the offsets where they are; an empty list would commit them unread.
        throw new IllegalStateException("the poll carries no records: is batch-mode on?");
    }
}
