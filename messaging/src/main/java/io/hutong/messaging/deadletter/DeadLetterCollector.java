package io.hutong.messaging.deadletter;

import io.hutong.kernel.json.RowJson;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.inbox.PolledRecords;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

/**
 * Lays the records of the dead-letter topics on the desk. They need no inbox: where the original
 * stood is their key, and a repeat changes nothing.
 */
final class DeadLetterCollector implements Consumer<Message<List<?>>> {

    private static final String LAY = """
            insert into dead_letter_desk (id, topic, key, type, reason, headers, value, dead_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final JdbcTemplate jdbc;

    DeadLetterCollector(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void accept(Message<List<?>> poll) {
        jdbc.batchUpdate(LAY, PolledRecords.of(poll).stream()
                .map(DeadLetterCollector::row).toList());
    }

    private static Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        String topic = headers.getOrDefault(HeaderNames.DEAD_TOPIC, record.topic());
        String id = DeadLetter.idOf(topic + "-" + headers.get(HeaderNames.DEAD_PARTITION)
                + "-" + headers.get(HeaderNames.DEAD_OFFSET));
        return new Object[] {id, topic, record.key() == null
                ? null : new String(record.key(), StandardCharsets.UTF_8),
                headers.get(HeaderNames.TYPE),
                headers.getOrDefault(HeaderNames.DEAD_REASON, "no reason was given"),
                RowJson.mapper().writeValueAsString(headers), record.value(),
                new Timestamp(record.timestamp())};
    }
}
