package io.hutong.merchant.testing;

import io.hutong.contracts.Topics;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.kernel.id.UuidV7;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Sends commands as order-service does, and hears what comes back on every topic. */
public final class SagaDriver {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();

    /** A message of merchant-service. */
    public record Heard(
            String topic, String key, Message message, Map<String, String> headers) {

        public int attempt() {
            return Integer.parseInt(headers.getOrDefault(HeaderNames.ATTEMPT, "0"));
        }
    }

    SagaDriver(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers, "linger.ms", 5),
                new ByteArraySerializer(), new ByteArraySerializer());
        Thread.ofVirtual().name("saga-driver").start(this::listen);
    }

    public void send(MerchantCommand command, int attempt) {
        send(UuidV7.next(), command, attempt, null);
    }

    public void send(
            UUID id, MerchantCommand command, int attempt, @Nullable Instant deadline) {
        producer.send(record(id, command, attempt, deadline));
        producer.flush();
    }

    public void sendAll(List<? extends MerchantCommand> commands) {
        commands.forEach(command -> producer.send(record(UuidV7.next(), command, 1, null)));
        producer.flush();
    }

    /** Tells what happened in payment-service. */
    public void tell(PaymentEvent event) {
        var record = new ProducerRecord<>(
                Topics.PAYMENT_EVENTS, bytes(event.key()), MessageJson.write(event));
        header(record, HeaderNames.ID, UuidV7.next().toString());
        header(record, HeaderNames.TYPE, MessageCatalog.nameOf(event.getClass()));
        header(record, HeaderNames.TIME, Instant.now().toString());
        producer.send(record);
        producer.flush();
    }

    private static ProducerRecord<byte[], byte[]> record(
            UUID id, MerchantCommand command, int attempt, @Nullable Instant deadline) {
        var record = new ProducerRecord<>(Topics.MERCHANT_COMMANDS, bytes(command.key()),
                MessageJson.write(command));
        header(record, HeaderNames.ID, id.toString());
        header(record, HeaderNames.TYPE, MessageCatalog.nameOf(command.getClass()));
        header(record, HeaderNames.TIME, Instant.now().toString());
        header(record, HeaderNames.SAGA, "PlaceOrder/" + command.orderId());
        header(record, HeaderNames.STEP, command.getClass().getSimpleName());
        header(record, HeaderNames.ATTEMPT, Integer.toString(attempt));
        if (deadline != null) {
            header(record, HeaderNames.DEADLINE, deadline.toString());
        }
        return record;
    }

    /** An event of another service. */
    public void publish(Message event) {
        var record = new ProducerRecord<>(MessageCatalog.topicOf(event.getClass()),
                bytes(event.key()), MessageJson.write(event));
        header(record, HeaderNames.ID, UuidV7.next().toString());
        header(record, HeaderNames.TYPE, MessageCatalog.nameOf(event.getClass()));
        header(record, HeaderNames.TIME, Instant.now().toString());
        producer.send(record);
        producer.flush();
    }

    /** What merchant-service has answered for the order to this kind of command, once it has. */
    public Message reply(MerchantCommand command, int attempt) {
        return await(command.orderId(), command.getClass().getSimpleName(), attempt).message();
    }

    /** Sends and waits. */
    public Message ask(MerchantCommand command) {
        return ask(command, 1);
    }

    public Message ask(MerchantCommand command, int attempt) {
        send(command, attempt);
        return reply(command, attempt);
    }

    private Heard await(String orderId, String step, int attempt) {
        return Awaitility.await("reply to " + step + " of " + orderId).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard.stream().filter(each -> each.key().equals(orderId)
                        && step.equals(each.headers().get(HeaderNames.STEP))
                        && each.attempt() == attempt).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Everything about the aggregate so far. */
    public List<Heard> about(String key) {
        return heard.stream().filter(each -> each.key().equals(key)).toList();
    }

    private void listen() {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(
                    Topics.ORDER_REPLIES, Topics.MERCHANT_EVENTS,
                    Topics.deadLetters(Topics.MERCHANT_COMMANDS)).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> heard.add(heardOf(record)));
            }
        }
    }

    private static Heard heardOf(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(
                header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        Message message = MessageJson.read(record.value(), MessageCatalog
                .typeOf(headers.getOrDefault(HeaderNames.TYPE, "")).orElseThrow());
        return new Heard(record.topic(), new String(record.key(), StandardCharsets.UTF_8),
                message, headers);
    }

    private static void header(
            ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
