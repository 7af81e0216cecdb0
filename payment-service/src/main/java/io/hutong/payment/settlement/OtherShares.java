package io.hutong.payment.settlement;

import io.hutong.kernel.json.RowJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shares of others as the column of a row, which most rows do not have. */
public final class OtherShares {

    private OtherShares() {
    }

    static @Nullable String text(List<OtherShare> shares) {
        return shares.isEmpty() ? null : RowJson.mapper().writeValueAsString(shares);
    }

    public static List<OtherShare> of(@Nullable String text) {
        return text == null ? List.of()
                : List.of(RowJson.mapper().readValue(text, OtherShare[].class));
    }
}
