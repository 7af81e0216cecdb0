package io.hutong.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final int MANY = 100_000;

    @Test
    void idsAreDistinctAndGrow() {
        List<UUID> ids = Stream.generate(UuidV7::next).limit(MANY).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
        assertThat(ids).allMatch(UuidV7::isVersion7);
    }

    @Test
    void idTellsWhenItWasMade() {
        Instant before = Instant.now();

        Instant time = UuidV7.timeOf(UuidV7.next());

        assertThat(time).isBetween(before.minusMillis(1), before.plus(Duration.ofMinutes(1)));
    }

    @Test
    void floorOfAnInstantSortsBeforeEveryIdOfIt() {
        Instant instant = Instant.parse("2026-01-02T03:04:05.678Z");

        UUID floor = UuidV7.floorOf(instant);

        assertThat(floor).hasToString("019b7ca9-8f2e-7000-8000-000000000000");
        assertThat(UuidV7.timeOf(floor)).isEqualTo(instant);
    }

    @Test
    void orderIdsSortByTimeAndFitIntoTradeNumbers() {
        List<String> ids = Stream.generate(OrderIds::next).limit(MANY).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(OrderIds::isValid);
        assertThat(ids).allMatch(id -> id.matches("[0-9a-z]{26}"));
    }

    @Test
    void orderIdIsTheWholeUuid() {
        assertThat(OrderIds.of(new UUID(-1, -1))).isEqualTo("7" + "z".repeat(25));
        assertThat(OrderIds.of(new UUID(0, 1))).isEqualTo("0".repeat(25) + "1");
    }

    @Test
    void otherTextIsNoOrderId() {
        assertThat(OrderIds.isValid("")).isFalse();
        assertThat(OrderIds.isValid("7" + "z".repeat(24) + "u")).isFalse();
        assertThat(OrderIds.isValid("0".repeat(27))).isFalse();
    }
}
