package io.hutong.merchant.miniprogram;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hutong.merchant.miniprogram.model.SuspensionReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mini-program as operators see it.
 *
 * @param categoryPermits categories that it may sell
 * @param standing        {@code GOOD} or {@code SUSPENDED}
 * @param suspendedFor    why, while it is suspended
 * @param askedBy         who has set its name and permits; null when that was not asked yet
 * @param history         the latest changes of its standing, newest first
 */
record MiniProgramView(
        String miniProgram, String name, List<String> categoryPermits, String standing,
        @Nullable SuspensionReason suspendedFor, @Nullable String askedBy, List<Change> history) {

    record Change(
            @JsonIgnore long id, String change, @Nullable SuspensionReason reason, String note,
            boolean refundOpenOrders, String changedBy, Instant changedAt) {
    }
}
