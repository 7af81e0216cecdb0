package io.hutong.messaging.inbox;

import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.BatchHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Takes the records of a poll out of Spring Cloud Stream's message and has them applied. */
final class StreamBatchConsumers implements BatchConsumers {

    private final RecordDecoder decoder;
    private final PollApplier applier;

    StreamBatchConsumers(RecordDecoder decoder, PollApplier applier) {
        this.decoder = decoder;
        this.applier = applier;
    }

    @Override
    public Consumer<Message<List<?>>> forHandler(BatchHandler handler) {
        return poll -> {
            List<Arrival> arrivals = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records(poll)) {
                arrivals.add(decoder.decode(record));
            }
            if (!arrivals.isEmpty()) {
                applier.apply(arrivals, handler);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<ConsumerRecord<byte[], byte[]>> records(Message<List<?>> poll) {
        Object raw = poll.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (raw instanceof List<?> records) {
            return (List<ConsumerRecord<byte[], byte[]>>) records;
        }
        // Failing keeps the offsets where they are; an empty list would commit them unread.
        throw new IllegalStateException("the poll carries no records: is batch-mode on?");
    }
}
