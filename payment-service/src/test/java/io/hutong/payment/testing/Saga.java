package io.hutong.payment.testing;

import io.hutong.contracts.Topics;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.step.StepRef;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Plays order-service's part: sends commands and reads what payment-service answers. */
public final class Saga implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STEP_TIME = Duration.ofSeconds(60);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private final List<PaymentEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    /** An answer as it arrived. */
    public record Reply(PaymentReply payload, StepRef step) {
    }

    public Saga(String brokers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers, "linger.ms", 0),
                new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers,
                "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Thread.ofPlatform().daemon().name("saga").start(this::read);
    }

    /** Sends the first attempt of a command with a deadline of a minute. */
    public void send(Command command) {
        send(command, 1);
    }

    public void send(Command command, int attempt) {
        send(command, attempt, Instant.now().plus(STEP_TIME));
    }

    public void send(Command command, int attempt, Instant deadline) {
        StepRef step = new StepRef("Story/" + command.orderId(),
                command.getClass().getSimpleName(), attempt);
        Map<String, String> headers = headers(command, UuidV7.next().toString());
        headers.put(HeaderNames.SAGA, step.saga());
        headers.put(HeaderNames.STEP, step.step());
        headers.put(HeaderNames.ATTEMPT, Integer.toString(step.attempt()));
        headers.put(HeaderNames.DEADLINE, deadline.toString());
        publish(Topics.PAYMENT_COMMANDS, command, headers);
    }

    public void event(Message event) {
        publish(MessageCatalog.topicOf(event.getClass()), event,
                headers(event, UuidV7.next().toString()));
    }

    public List<Reply> replies(String orderId) {
        return replies.stream().filter(r -> r.payload().orderId().equals(orderId)).toList();
    }

    public List<PaymentEvent> events(String key) {
        return events.stream().filter(event -> event.key().equals(key)).toList();
    }

    /** Waits for the first answer of that type about the order. */
    public <T extends PaymentReply> T await(String orderId, Class<T> type) {
        return await(orderId, type, 1);
    }

    /** Waits for the answer to that attempt of the step. */
    public <T extends PaymentReply> T await(String orderId, Class<T> type, int attempt) {
        return Awaitility.await("answers so far: " + replies(orderId))
                .atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                .until(() -> replies(orderId).stream()
                        .filter(reply -> reply.step().attempt() == attempt)
                        .map(Reply::payload).filter(type::isInstance).map(type::cast)
                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        running = false;
        producer.close();
    }

    private void publish(String topic, Message message, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, bytes(message.key()), MessageJson.write(message));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record);
        producer.flush();
    }

    private static Map<String, String> headers(Message message, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HeaderNames.ID, id);
        headers.put(HeaderNames.TYPE, MessageCatalog.nameOf(message.getClass()));
        headers.put(HeaderNames.SOURCE, "/hutong/story");
        headers.put(HeaderNames.SUBJECT, message.key());
        headers.put(HeaderNames.TIME, Instant.now().toString());
        headers.put(HeaderNames.SPEC_VERSION, "1.0");
        headers.put(HeaderNames.CONTENT_TYPE, "application/json");
        headers.put(HeaderNames.TRACE_PARENT, TraceParent.start().toString());
        return headers;
    }

    private void read() {
        List<TopicPartition> all = Stream.of(Topics.ORDER_REPLIES, Topics.PAYMENT_EVENTS)
                .flatMap(topic -> IntStream.range(0, Topics.PARTITIONS)
                        .mapToObj(n -> new TopicPartition(topic, n)))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        while (running) {
            consumer.poll(POLL).forEach(this::take);
        }
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Message message = MessageJson.read(record.value(),
                MessageCatalog.typeOf(header(record, HeaderNames.TYPE)).orElseThrow());
        switch (message) {
            case PaymentReply reply -> replies.add(new Reply(reply, new StepRef(
                    header(record, HeaderNames.SAGA), header(record, HeaderNames.STEP),
                    Integer.parseInt(header(record, HeaderNames.ATTEMPT)))));
            case PaymentEvent event -> events.add(event);
            default -> {}
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
