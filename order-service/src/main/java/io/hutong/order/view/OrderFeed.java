package io.hutong.order.view;

import io.hutong.contracts.Topics;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Reads the end of {@code order.events}, without a group and so on every instance, and passes
 * each event to those who watch its order.
 */
final class OrderFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Map<String, List<Consumer<OrderEvent>>> watchers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    OrderFeed(String brokers) {
        this.settings = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "latest",
                "enable.auto.commit", "false", "allow.auto.create.topics", "false");
    }

    /** Done once everything that is published from now on will be seen. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when there will be no more events: streams end, so that the server can. */
    CompletableFuture<Void> stopped() {
        return stopped;
    }

    /** Passes on the order's events until the returned action is run. */
    Runnable watch(String orderId, Consumer<OrderEvent> watcher) {
        watchers.compute(orderId, (_, there) -> {
            List<Consumer<OrderEvent>> all = there == null ? new CopyOnWriteArrayList<>() : there;
            all.add(watcher);
            return all;
        });
        return () -> watchers.computeIfPresent(orderId, (_, there) -> {
            there.remove(watcher);
            return there.isEmpty() ? null : there;
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("order-feed").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        stopped.complete(null);
        try {
            if (thread != null) {
                thread.join(STOPS_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                tail(consumer);
            } catch (RuntimeException e) {
                log.warn("The feed of order events starts again: {}", e.toString());
                rest();
            }
        }
    }

    private void tail(KafkaConsumer<byte[], byte[]> consumer) {
        // the broker knows how many there are; one that is left out would never be heard
        List<TopicPartition> all = consumer.partitionsFor(Topics.ORDER_EVENTS).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition())).toList();
        if (all.isEmpty()) {
            throw new UnknownTopicOrPartitionException(Topics.ORDER_EVENTS + " does not exist");
        }
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        ready.complete(null);
        while (running) {
            consumer.poll(POLL).forEach(this::pass);
        }
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || watchers.isEmpty()) {
            return;
        }
        List<Consumer<OrderEvent>> watching =
                watchers.get(new String(record.key(), StandardCharsets.UTF_8));
        if (watching != null) {
            event(record).ifPresent(event -> watching.forEach(watcher -> watcher.accept(event)));
        }
    }

    /** Whatever anybody may have written there: a record that is no event must not end the feed. */
    static Optional<OrderEvent> event(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(HeaderNames.TYPE);
        if (type == null || type.value() == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return MessageCatalog.typeOf(new String(type.value(), StandardCharsets.UTF_8))
                    .filter(OrderEvent.class::isAssignableFrom)
                    .map(known -> (OrderEvent) MessageJson.read(record.value(), known));
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("The event {}-{}@{} cannot be read: {}", record.topic(),
                    record.partition(), record.offset(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
