package io.hutong.messaging.inbox;

import io.hutong.kernel.id.UuidV7;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The days whose message ids are remembered, UTC, both ends included. An id before it may be a
 * repeat that has been forgotten, so it must not be applied.
 */
record InboxWindow(LocalDate first, LocalDate last) {

    static InboxWindow around(LocalDate today, int retentionDays, int daysAhead) {
        return new InboxWindow(today.minusDays(retentionDays), today.plusDays(daysAhead));
    }

    boolean holds(UUID id) {
        LocalDate day = UuidV7.timeOf(id).atZone(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(first) && !day.isAfter(last);
    }

    List<LocalDate> days() {
        return IntStream.rangeClosed(0, (int) (last.toEpochDay() - first.toEpochDay()))
                .mapToObj(first::plusDays).toList();
    }
}
