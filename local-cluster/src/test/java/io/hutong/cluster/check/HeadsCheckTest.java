package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.ledger.PublishedHeads;
import io.hutong.contracts.message.LedgerSealed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
        assertThat(against(Map.of(1L, "a", 2L, "x")).find().violations())
                .singleElement().asString().contains("block 2 is not the one");
        assertThat(against(Map.of()).find().violations()).hasSize(1);
    }

    @Test
    void silenceOfKafkaProvesNothing() {
        assertThat(new HeadsCheck(Optional::empty, Map::of).find().violations())
                .singleElement().asString().contains("Kafka does not answer");
    }

    private HeadsCheck against(Map<Long, String> sealed) {
        return new HeadsCheck(() -> Optional.of(published), () -> sealed);
    }

    private void publish(long block, String head) {
        published.add(new LedgerSealed(block, head, 1, Instant.EPOCH));
    }
}
