package io.hutong.merchant.merchants;

import io.hutong.contracts.Channel;
import io.hutong.contracts.Receiver;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.money.BasisPoints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link Terms} as columns of a row. */
public final class TermsColumns {

    private static final TypeReference<Map<Channel, BasisPoints>> FEES = new TypeReference<>() {};

    private TermsColumns() {
    }

    /**
     * Reads {@code commission}, {@code channel_fee}, {@code traffic_fees} and {@code others} of
     * the row.
     */
    public static Terms of(ResultSet row) throws SQLException {
        Map<Channel, BasisPoints> fees =
                MessageJson.mapper().readValue(row.getString("traffic_fees"), FEES);
        return new Terms(new BasisPoints(row.getInt("commission")), fees,
                new BasisPoints(row.getInt("channel_fee")), receivers(row.getString("others")));
    }

    static String feesOf(Terms terms) {
        return MessageJson.mapper().writeValueAsString(terms.trafficFees());
    }

    /** Null for the many merchants in whose orders nobody else shares. */
    static @Nullable String othersOf(Terms terms) {
        return terms.others().isEmpty() ? null
                : MessageJson.mapper().writeValueAsString(terms.others());
    }

    private static List<Receiver> receivers(@Nullable String text) {
        return text == null ? List.of()
                : List.of(MessageJson.mapper().readValue(text, Receiver[].class));
    }
}
