package io.hutong.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.kernel.id.UuidV7;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is one record's fault, and must not look like one of the whole poll. */
class RecordDecoderTest {

    private static final String KEY = "order-1";

    private final RecordDecoder decoder =
            new RecordDecoder(() -> InboxWindow.around(LocalDate.now(ZoneOffset.UTC), 2, 2));

    @Test
    void messageIsRead() {
        var command = new ConfirmReservation(KEY);

        assertThat(decoder.decode(record(MessageJson.write(command)))).isInstanceOfSatisfying(
                Arrival.Readable.class,
                readable -> assertThat(readable.message().payload()).isEqualTo(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "[null]", "7", "\"text\"", "", "{"})
    void whateverElseIsOnTheTopicIsUnreadable(String value) {
        assertThat(decoder.decode(record(value.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Arrival.Unreadable.class);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        var record = new ConsumerRecord<byte[], byte[]>("merchant.commands", 0, 0,
                KEY.getBytes(StandardCharsets.UTF_8), value);
        header(record, HeaderNames.ID, UuidV7.next().toString());
        header(record, HeaderNames.TYPE, MessageCatalog.nameOf(ConfirmReservation.class));
        header(record, HeaderNames.TIME, "2026-11-11T04:00:00Z");
        return record;
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
