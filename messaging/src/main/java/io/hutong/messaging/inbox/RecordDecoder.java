package io.hutong.messaging.inbox;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Message;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.step.StepRef;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads headers and value of a record, or says why they cannot be read. */
final class RecordDecoder {

    private final Supplier<InboxWindow> window;

    RecordDecoder(Supplier<InboxWindow> window) {
        this.window = window;
    }

    Arrival decode(ConsumerRecord<byte[], byte[]> record) {
        UUID id;
        try {
            id = UUID.fromString(required(record, HeaderNames.ID));
        } catch (IllegalArgumentException e) {
            return unreadable(record, null, e);
        }
        if (!UuidV7.isVersion7(id) || !window.get().holds(id)) {
            return new Arrival.Unreadable(record, Optional.empty(), "ce_id " + id
                    + " is not a UUIDv7 of the days that the inbox remembers");
        }
        try {
            return new Arrival.Readable(record, message(id, record));
        } catch (IllegalArgumentException | JacksonException | DateTimeException e) {
            return unreadable(record, id, e);
        }
    }

    private static IncomingMessage message(UUID id, ConsumerRecord<byte[], byte[]> record) {
        String type = required(record, HeaderNames.TYPE);
        Class<? extends Message> known = MessageCatalog.typeOf(type)
                .orElseThrow(() -> new IllegalArgumentException("unknown type " + type));
        if (record.value() == null) {
            throw new IllegalArgumentException("the value is empty");
        }
        Message payload = MessageJson.read(record.value(), known);
        requireKey(record, payload);
        return new IncomingMessage(id, payload, Instant.parse(required(record, HeaderNames.TIME)),
                TraceParent.of(header(record, HeaderNames.TRACE_PARENT)), step(record),
                deadline(record), new IncomingMessage.Position(
                        record.topic(), record.partition(), record.offset()));
    }

    /** A wrong key would lie in a wrong partition and so lose the order of the aggregate. */
    private static void requireKey(ConsumerRecord<byte[], byte[]> record, Message payload) {
        String key = record.key() == null
                ? null : new String(record.key(), StandardCharsets.UTF_8);
        if (!payload.key().equals(key)) {
            throw new IllegalArgumentException(
                    "the record's key is " + key + ", its message's is " + payload.key());
        }
    }

    private static @Nullable StepRef step(ConsumerRecord<byte[], byte[]> record) {
        return header(record, HeaderNames.SAGA) == null ? null : new StepRef(
                required(record, HeaderNames.SAGA), required(record, HeaderNames.STEP),
                Integer.parseInt(required(record, HeaderNames.ATTEMPT)));
    }

    private static @Nullable Instant deadline(ConsumerRecord<byte[], byte[]> record) {
        String text = header(record, HeaderNames.DEADLINE);
        return text == null ? null : Instant.parse(text);
    }

    private static String required(ConsumerRecord<byte[], byte[]> record, String name) {
        String value = header(record, name);
        if (value == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return value;
    }

    static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Arrival.Unreadable unreadable(
            ConsumerRecord<byte[], byte[]> record, @Nullable UUID id, Exception cause) {
        String message = cause.getMessage() == null
                ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Arrival.Unreadable(record, Optional.ofNullable(id), message);
    }
}
