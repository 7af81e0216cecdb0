package io.hutong.order.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.GiftAccepted;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.OrderPaid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFeedTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{", "7", "\"x\""})
    void recordThatIsNoEventIsPassedOver(String value) {
        assertThat(OrderFeed.event(record(OrderPaid.class, value.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void eventIsReadAsWhatItsTypeSays() {
        GiftAccepted event = new GiftAccepted("o", Instant.parse("2026-11-11T04:00:00Z"));

        assertThat(OrderFeed.event(record(GiftAccepted.class, MessageJson.write(event))))
                .contains(event);
        assertThat(OrderFeed.event(record(GiftAccepted.class, null))).isEmpty();
    }

    @Test
    void recordWhoseTypeIsNothingIsPassedOver() {
        var record = new ConsumerRecord<byte[], byte[]>(
                "order.events", 0, 0, null, "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", null);

        assertThat(OrderFeed.event(record)).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(
            Class<? extends Message> type, byte[] value) {
        var record = new ConsumerRecord<byte[], byte[]>("order.events", 0, 0, null, value);
        record.headers().add("ce_type",
                MessageCatalog.nameOf(type).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
