package io.hutong.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.LedgerSealed;
import io.hutong.contracts.message.MandateTerminated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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
        assertThat(heads.missing(block -> block > 8 ? null : "h" + block + (block < 7 ? "" : "'")))
                .isPresent();
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

    @Test
    void onlyWordsOfTheLedgerAreRead() {
        LedgerSealed sealed = new LedgerSealed(7, "a", 3, Instant.EPOCH);
        byte[] type = bytes(MessageCatalog.nameOf(LedgerSealed.class));
        byte[] other = bytes(MessageCatalog.nameOf(MandateTerminated.class));

        assertThat(PublishedHeads.sealed(type, MessageJson.write(sealed))).contains(sealed);
        for (String garbage : List.of("{", "{}", "[]", "7", "null", "",
                "{\"block\":\"x\",\"head\":\"a\",\"transfers\":1}",
                "{\"block\":7,\"transfers\":1,\"sealed_at\":\"2026-11-11T04:00:00Z\"}")) {
            assertThat(PublishedHeads.sealed(type, bytes(garbage))).as(garbage).isEmpty();
        }
        assertThat(PublishedHeads.sealed(type, null)).isEmpty();
        assertThat(PublishedHeads.sealed(null, MessageJson.write(sealed))).isEmpty();
        assertThat(PublishedHeads.sealed(other, MessageJson.write(sealed))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void publish(long from, long to, String chain) {
        LongStream.rangeClosed(from, to).forEach(block -> heads.add(
                new LedgerSealed(block, "h" + block + chain, 1, Instant.EPOCH)));
    }
}
