package io.hutong.messaging.outbox;

import io.hutong.kernel.json.RowJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Sends rows with an idempotent producer that never gives a record up. */
final class RecordSender implements AutoCloseable {

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS =
            new TypeReference<>() {};
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);
    /**
     * Longer than it takes to hand a round over, which is flushed at its end: without it the
     * producer sends the first record of a partition alone and the others after it, in requests
     * of their own.
     */
    private static final int LINGER_MILLIS = 50;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int MAX_BLOCK_MILLIS = 10_000;

    private final String brokers;
    private final int maxMessageBytes;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    RecordSender(String brokers, int maxMessageBytes) {
        this.brokers = brokers;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** What became of a batch. */
    record Outcome(List<Long> sent, Map<OutboxRow.Stored, String> unsendable) {
    }

    /**
     * Sends in list order and waits until the broker has answered for each, however long that
     * takes. Rows of a key behind an unsendable one are left alone.
     *
     * @throws org.apache.kafka.common.KafkaException when the producer is broken; nothing of what
     *         was not reported as sent is lost, the caller reads it again
     */
    Outcome send(List<OutboxRow.Stored> rows) throws InterruptedException {
        Map<OutboxRow.Stored, String> unsendable = new LinkedHashMap<>();
        List<OutboxRow.Stored> handed = new ArrayList<>(rows.size());
        List<Future<RecordMetadata>> futures = new ArrayList<>(rows.size());
        for (OutboxRow.Stored stored : rows) {
            if (blocked(stored, unsendable)) {
                continue;
            }
            ProducerRecord<byte[], byte[]> record = record(stored.row());
            if (sizeOf(record) > maxMessageBytes) {
                unsendable.put(stored, "larger than " + maxMessageBytes + " bytes");
                continue;
            }
            Future<RecordMetadata> future = producer().send(record);
            handed.add(stored);
            futures.add(future);
            if (future.state() == Future.State.FAILED) {
                // A later row of the same key must not overtake this one.
                break;
            }
        }
        flush();
        return new Outcome(await(handed, futures, unsendable), unsendable);
    }

    /** Sends what was handed over, a request for all of it, and waits for the answers. */
    private void flush() throws InterruptedException {
        if (producer == null) {
            return;
        }
        try {
            producer.flush();
        } catch (InterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("flushing").initCause(e);
        }
    }

    private static boolean blocked(
            OutboxRow.Stored stored, Map<OutboxRow.Stored, String> unsendable) {
        return unsendable.keySet().stream()
                .anyMatch(bad -> bad.row().topic().equals(stored.row().topic())
                        && String.valueOf(bad.row().key()).equals(
                                String.valueOf(stored.row().key())));
    }

    private List<Long> await(
            List<OutboxRow.Stored> handed, List<Future<RecordMetadata>> futures,
            Map<OutboxRow.Stored, String> unsendable) throws InterruptedException {
        List<Long> sent = new ArrayList<>(handed.size());
        RuntimeException broken = null;
        for (int i = 0; i < handed.size(); i++) {
            try {
                futures.get(i).get();
                sent.add(handed.get(i).id());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause != null && canNeverBeSent(cause)) {
                    unsendable.put(handed.get(i), cause.toString());
                } else {
                    broken = new IllegalStateException(
                            "Kafka did not take a record: " + cause, e);
                }
            }
        }
        if (broken != null) {
            close();
            if (sent.isEmpty()) {
                throw broken;
            }
        }
        return sent;
    }

    private static boolean canNeverBeSent(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidRecordException;
    }

    private static ProducerRecord<byte[], byte[]> record(OutboxRow row) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(row.topic(), bytes(row.key()), row.value());
        RowJson.mapper().readValue(row.headers(), HEADERS)
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static long sizeOf(ProducerRecord<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (var header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings());
        }
        return producer;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxMessageBytes + BATCH_BYTES);
        return settings;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_AT_MOST);
            producer = null;
        }
    }
}
