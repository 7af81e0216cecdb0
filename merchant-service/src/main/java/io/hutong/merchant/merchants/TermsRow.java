package io.hutong.merchant.merchants;

import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.merchant.merchants.model.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link Terms} as columns of a row. */
public final class TermsRow {

    private static final TypeReference<Map<Channel, BasisPoints>> FEES = new TypeReference<>() {};

    private TermsRow() {
    }

    /**
     * Reads {@code commission}, {@code channel_fee}, {@code traffic_fees} and {@code others} of
     * the row.
     */
    public static Terms of(ResultSet row) throws SQLException {
        Map<Channel, BasisPoints> fees =
                RowJson.mapper().readValue(row.getString("traffic_fees"), FEES);
        return new Terms(new BasisPoints(row.getInt("commission")), fees,
                new BasisPoints(row.getInt("channel_fee")), receivers(row.getString("others")));
    }

    static String feesOf(Terms terms) {
        return RowJson.mapper().writeValueAsString(terms.trafficFees());
    }

    /** Null for the many merchants in whose orders nobody else shares. */
    static @Nullable String othersOf(Terms terms) {
        return terms.others().isEmpty() ? null
                : RowJson.mapper().writeValueAsString(terms.others());
    }

    private static List<Receiver> receivers(@Nullable String text) {
        return text == null ? List.of()
                : List.of(RowJson.mapper().readValue(text, Receiver[].class));
    }
}
