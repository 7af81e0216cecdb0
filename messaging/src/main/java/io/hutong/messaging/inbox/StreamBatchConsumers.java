package io.hutong.messaging.inbox;

import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.BatchHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
            for (ConsumerRecord<byte[], byte[]> record : PolledRecords.of(poll)) {
                arrivals.add(decoder.decode(record));
            }
            if (!arrivals.isEmpty()) {
                applier.apply(arrivals, handler);
            }
        };
    }
}
