package io.hutong.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;

import io.hutong.contracts.message.LedgerSealed;
import org.junit.jupiter.api.Test;

class PublishedHeadsTest {

    private final PublishedHeads heads = new PublishedHeads();

    @Test
    void ledgerWithEveryPublishedBlockLacksNothing() {
        assertThat(heads.missing(_ -> null)).isEmpty();
        publish(1, 9, "");

        assertThat(heads.missing(block -> "h" + block)).isEmpty();
        assertThat(heads.highest()).isEqualTo(9);
    }

    @Test
    void ledgerThatIsShorterThanWhatWasPublishedIsNoticed() {
        publish(1, 9, "");

        assertThat(heads.missing(block -> block < 9 ? "h" + block : null)).get().asString()
                .isEqualTo("the ledger ends before block 9, whose head was published");
    }

    @Test
    void ledgerThatHasGrownAgainAfterARestoreIsNoticed() {
        publish(1, 9, "");
        publish(7, 20, "'");

        assertThat(heads.missing(block -> "h" + block + (block < 7 ? "" : "'"))).get()
                .isEqualTo("block 9 is not the one that was published");
        assertThat(heads.missing(block ->
                block > 8 ? null : "h" + block + (block < 7 ? "" : "'"))).isPresent();
    }

    @Test
    void blocksThatWereSentAgainAreTheSame() {
        publish(1, 9, "");
        publish(5, 12, "");
        publish(12, 12, "");

        assertThat(heads.missing(block -> block > 12 ? null : "h" + block)).isEmpty();
    }

    @Test
    void topicThatHasForgottenTheBeginningIsStillAWitness() {
        publish(500, 510, "");

        assertThat(heads.missing(Map.of(510L, "h510")::get)).isEmpty();
        assertThat(heads.missing(Map.of(510L, "other")::get)).isPresent();
    }

    private void publish(long from, long to, String chain) {
        LongStream.rangeClosed(from, to).forEach(block -> heads.add(
                new LedgerSealed(block, "h" + block + chain, 1, Instant.EPOCH)));
    }
}
