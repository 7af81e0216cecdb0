package io.hutong.order.testing;

import io.hutong.contracts.Topics;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Message;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.step.StepRef;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Stands for merchant-service and payment-service: reads commands, answers by script. */
public final class Participants implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Script WELL = new Script();
    private static final Map<String, String> READERS = Map.of(
            "merchant-service", Topics.MERCHANT_COMMANDS,
            "payment-service", Topics.PAYMENT_COMMANDS);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String brokers;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> buyers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();

    /** A command as it arrived. */
    public record Received(
            Command command, StepRef step, Optional<Instant> deadline, String traceparent) {

        public String type() {
            return command.getClass().getSimpleName();
        }
    }

    public Participants(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers,
                "linger.ms", 0), new ByteArraySerializer(), new ByteArraySerializer());
        comeBack();
    }

    public void follow(String buyerId, Script script) {
        scripts.put(buyerId, script);
    }

    /** Every command about the order, in the order of arrival. */
    public List<Received> received(String orderId) {
        return received.stream().filter(one -> one.command().orderId().equals(orderId)).toList();
    }

    /** Their types: what a person would read off the topics. */
    public List<String> commands(String orderId) {
        return received(orderId).stream().map(Received::type).toList();
    }

    /** What lies on {@code order.events} about the order now. */
    public List<Message> events(String orderId) {
        List<TopicPartition> all = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(n -> new TopicPartition(Topics.ORDER_EVENTS, n)).toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<Message> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(
                    end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.add(MessageJson.read(record.value(),
                        MessageCatalog.typeOf(header(record, HeaderNames.TYPE).orElseThrow())
                                .orElseThrow())));
            }
            return found.stream().filter(event -> event.key().equals(orderId)).toList();
        }
    }

    public <T extends Message> T awaitEvent(String orderId, Class<T> type) {
        return Awaitility.await().until(() -> events(orderId).stream()
                .filter(type::isInstance).map(type::cast).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Sends a message as a participant would, or as it should not. */
    public void send(String topic, Message message, StepRef step, String id) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, bytes(message.key()), MessageJson.write(message));
        headers(message, step, id)
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record);
        producer.flush();
    }

    public void sendReply(Message reply, StepRef step) {
        send(Topics.ORDER_REPLIES, reply, step, UuidV7.next().toString());
    }

    @Override
    public void close() {
        READERS.keySet().forEach(this::goAway);
        producer.close();
    }

    /** That service stops reading and leaves its group. */
    public void goAway(String service) {
        Reader reader = readers.remove(service);
        if (reader != null) {
            end(reader);
        }
    }

    public void comeBack() {
        READERS.forEach((service, topic) -> readers.computeIfAbsent(
                service, _ -> new Reader(topic, service).start()));
    }

    private static void end(Reader reader) {
        reader.running = false;
        try {
            reader.thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A participant in its group: deadlines ask what that has read. */
    private final class Reader {

        private final String topic;
        private final Map<String, Object> settings;
        private final Thread thread = Thread.ofPlatform().daemon().name("participant")
                .unstarted(this::run);
        private volatile boolean running = true;

        private Reader(String topic, String group) {
            this.topic = topic;
            this.settings = Map.of("bootstrap.servers", brokers, "group.id", group,
                    "auto.offset.reset", "earliest", "enable.auto.commit", "false");
        }

        private Reader start() {
            thread.start();
            return this;
        }

        private void run() {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(topic));
                while (running) {
                    consumer.poll(POLL).forEach(Participants.this::take);
                    consumer.commitSync();
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Command command = (Command) MessageJson.read(record.value(),
                MessageCatalog.typeOf(header(record, HeaderNames.TYPE).orElseThrow())
                        .orElseThrow());
        StepRef step = new StepRef(header(record, HeaderNames.SAGA).orElseThrow(),
                header(record, HeaderNames.STEP).orElseThrow(),
                Integer.parseInt(header(record, HeaderNames.ATTEMPT).orElseThrow()));
        received.add(new Received(command, step,
                header(record, HeaderNames.DEADLINE).map(Instant::parse),
                header(record, HeaderNames.TRACE_PARENT).orElse("")));
        Script.buyerOf(command).ifPresent(buyer -> buyers.put(command.orderId(), buyer));
        String buyer = buyers.getOrDefault(command.orderId(), "");
        scripts.getOrDefault(buyer, WELL).answer(command)
                .forEach(reply -> sendReply(reply, step));
    }

    private static Map<String, String> headers(Message message, StepRef step, String id) {
        return Map.ofEntries(Map.entry(HeaderNames.ID, id),
                Map.entry(HeaderNames.TYPE, MessageCatalog.nameOf(message.getClass())),
                Map.entry(HeaderNames.SOURCE, "/hutong/scripted"),
                Map.entry(HeaderNames.SUBJECT, message.key()),
                Map.entry(HeaderNames.TIME, Instant.now().toString()),
                Map.entry(HeaderNames.SPEC_VERSION, "1.0"),
                Map.entry(HeaderNames.CONTENT_TYPE, "application/json"),
                Map.entry(HeaderNames.TRACE_PARENT, TraceParent.start().toString()),
                Map.entry(HeaderNames.SAGA, step.saga()),
                Map.entry(HeaderNames.STEP, step.step()),
                Map.entry(HeaderNames.ATTEMPT, Integer.toString(step.attempt())));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
