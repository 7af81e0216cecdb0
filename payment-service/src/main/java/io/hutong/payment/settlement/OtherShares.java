package io.hutong.payment.settlement;

import io.hutong.contracts.catalog.MessageJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shares of others as the column of a row, which most rows do not have. */
public final class OtherShares {

    private OtherShares() {
    }

    static @Nullable String text(List<OtherShare> shares) {
        return shares.isEmpty() ? null : MessageJson.mapper().writeValueAsString(shares);
    }

    public static List<OtherShare> of(@Nullable String text) {
        return text == null ? List.of()
                : List.of(MessageJson.mapper().readValue(text, OtherShare[].class));
    }
}
