package io.hutong.contracts.message;

import java.time.Instant;
import java.util.List;

/** The order's money is divided: each merchant's statement gets its line. */
public record RecordSettlement(String orderId, Instant settledAt, List<SettledPart> parts)
        implements MerchantCommand {

    public RecordSettlement {
        parts = List.copyOf(parts);
    }
}
