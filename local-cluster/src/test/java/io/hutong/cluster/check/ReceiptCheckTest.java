package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.check.ReceiptCheck.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "SETTLED", "PARTLY_REFUNDED", "REFUNDED"})
    void divisionThatFollowsTheReceiptIsSound(String status) {
        assertThat(violations(status, NOON, NOON)).isEmpty();
        assertThat(violations(status, NOON, NOON.plusSeconds(9))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAID", "AWAITING_RECIPIENT", "SHIPPED", "CANCELLED", "RESERVED"})
    void divisionOfWhatNobodyHasReceivedIsAViolation(String status) {
        assertThat(violations(status, null, NOON)).singleElement().asString()
                .contains(status, "never to be settled");
    }

    @Test
    void divisionThatCameBeforeTheReceiptStaysAViolationAfterIt() {
        assertThat(violations("SETTLED", NOON, NOON.minusMillis(1))).hasSize(1);
        assertThat(violations("REFUNDED", null, NOON)).hasSize(1);
    }

    @Test
    void divisionOfNoOrderIsAViolation() {
        assertThat(new ReceiptCheck(() -> Map.of("o", NOON), Map::of).find().violations())
                .singleElement().asString().contains("is not an order");
    }

    private static List<String> violations(
            String status, @Nullable Instant settlingSince, Instant divided) {
        return new ReceiptCheck(() -> Map.of("o", divided),
                () -> Map.of("o", new Receipt(status, settlingSince), "p",
                        new Receipt("PAID", null)))
                .find().violations();
    }
}
