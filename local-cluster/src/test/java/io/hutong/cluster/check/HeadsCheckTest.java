package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.ledger.PublishedHeads;
import io.hutong.contracts.message.LedgerSealed;
import io.hutong.contracts.message.MandateTerminated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HeadsCheckTest {

    private final PublishedHeads published = new PublishedHeads();

    @Test
    void ledgerWithEveryPublishedBlockIsSound() {
        publish(1, "a");
        publish(2, "b");

        var check = against(Map.of(1L, "a", 2L, "b", 3L, "c"));

        assertThat(check.find().violations()).isEmpty();
        assertThat(check.find().looked()).isEqualTo("2 blocks published, 3 sealed");
    }

    @Test
    void ledgerThatIsShorterOrOtherThanWhatWasPublishedIsNot() {
        publish(1, "a");
        publish(2, "b");

        assertThat(against(Map.of(1L, "a")).find().violations())
                .singleElement().asString().contains("ends before block 2");
        assertThat(against(Map.of(1L, "a", 2L, "x")).find().violations()).singleElement().asString().contains("block 2 is not the one");
        assertThat(against(Map.of()).find().violations()).hasSize(1);
    }

    @Test
    void silenceOfKafkaProvesNothing() {
        assertThat(new HeadsCheck(Optional::empty, Map::of).find().violations())
                .singleElement().asString().contains("Kafka does not answer");
    }

    @Test
    void onlyWordsOfTheLedgerAreRead() {
        LedgerSealed sealed = new LedgerSealed(7, "a", 3, Instant.EPOCH);
        String type = MessageCatalog.nameOf(LedgerSealed.class);

        assertThat(LedgerHeads.sealed(record(type, MessageJson.write(sealed)))).contains(sealed);
        assertThat(LedgerHeads.sealed(record(type, "{".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(LedgerHeads.sealed(record(type, null))).isEmpty();
        assertThat(LedgerHeads.sealed(record(MessageCatalog.nameOf(MandateTerminated.class),
                MessageJson.write(sealed)))).isEmpty();
    }

    private HeadsCheck against(Map<Long, String> sealed) {
        return new HeadsCheck(() -> Optional.of(published), () -> sealed);
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, byte[] value) {
        var record = new ConsumerRecord<byte[], byte[]>("payment.events", 0, 0, null, value);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void publish(long block, String head) {
        published.add(new LedgerSealed(block, head, 1, Instant.EPOCH));
    }
}
