package io.hutong.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Follows {@code order.events} from its end, without a group, as a client of the platform may. */
final class OrderEvents implements AutoCloseable {

    private static final String TOPIC = "order.events";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private final CountDownLatch atTheEnd = new CountDownLatch(1);
    private final Thread thread;

    /** Told of each event on the reading thread; must not block. */
    interface Listener {

        /**
         * @param type   the event's name without its prefix, {@code OrderPaid}
         * @param reason why an order was refused or cancelled; empty for other events
         * @param nanos  when it arrived, by this JVM's clock
         */
        void happened(String orderId, String type, String reason, long nanos);
    }

    OrderEvents(String bootstrapServers, Listener listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers,
                "enable.auto.commit", "false", "fetch.max.wait.ms", "500",
                "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("order-events").start(this::follow);
    }

    /** Waits until nothing that happens from now on can be missed. */
    void awaitStart() throws InterruptedException {
        atTheEnd.await();
    }

    private void follow() {
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        atTheEnd.countDown();
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                records.forEach(one -> tell(one, now));
            }
        } catch (WakeupException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> one, long now) {
        var header = one.headers().lastHeader("ce_type");
        if (header == null || one.key() == null || one.value() == null) {
            return;
        }
        var name = new String(header.value(), StandardCharsets.UTF_8);
        var type = name.substring(name.lastIndexOf('.') + 1);
        boolean ends = type.equals("OrderCancelled") || type.equals("OrderRejected");
        var reason = ends ? JSON.readTree(one.value()).path("reason").asString("?") : "";
        listener.happened(new String(one.key(), StandardCharsets.UTF_8), type, reason, now);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
