package io.hutong.messaging.inbox;

import io.hutong.contracts.Topics;
import io.hutong.kernel.json.RowJson;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.outbox.OutboxRow;
import io.hutong.messaging.outbox.OutboxTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps what can never be applied: one row for the operator and one record on the dead-letter
 * topic, both in the transaction that remembers the message as seen.
 */
final class DeadLetters {

    private static final int REASON_LENGTH_MAX = 1000;
    private static final String KEEP = """
            insert into dead_letter
                (topic, partition, "offset", message_id, key, type, reason, headers, value)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final JdbcTemplate jdbc;
    private final OutboxTable outbox;

    DeadLetters(JdbcTemplate jdbc, OutboxTable outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** Returns whether it was not kept before. */
    boolean keep(ConsumerRecord<byte[], byte[]> record, Optional<UUID> id, String why) {
        String reason = why.length() > REASON_LENGTH_MAX
                ? why.substring(0, REASON_LENGTH_MAX) : why;
        Map<String, String> headers = headers(record, reason);
        String json = RowJson.mapper().writeValueAsString(headers);
        boolean isNew = jdbc.update(KEEP, record.topic(), record.partition(), record.offset(),
                id.orElse(null), text(record.key()), headers.get(HeaderNames.TYPE), reason,
                json, record.value()) == 1;
        if (isNew) {
            outbox.insert(List.of(new OutboxRow(Topics.deadLetters(record.topic()),
                    text(record.key()), json, record.value())));
        }
        return isNew;
    }

    private static Map<String, String> headers(
            ConsumerRecord<byte[], byte[]> record, String reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), String.valueOf(text(header.value())));
        }
        headers.put(HeaderNames.DEAD_REASON, reason);
        headers.put(HeaderNames.DEAD_TOPIC, record.topic());
        headers.put(HeaderNames.DEAD_PARTITION, Integer.toString(record.partition()));
        headers.put(HeaderNames.DEAD_OFFSET, Long.toString(record.offset()));
        return headers;
    }

    /** UTF-8 text without zero characters, which PostgreSQL cannot hold; else base64 of it. */
    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : base64(bytes);
        } catch (CharacterCodingException e) {
            return base64(bytes);
        }
    }

    private static String base64(byte[] bytes) {
        return "base64:" + Base64.getEncoder().encodeToString(bytes);
    }
}
