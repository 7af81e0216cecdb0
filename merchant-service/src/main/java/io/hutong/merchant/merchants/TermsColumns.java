package io.hutong.merchant.merchants;

import io.hutong.contracts.Channel;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.money.BasisPoints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** {@link Terms} as columns of the merchant table. */
public final class TermsColumns {

    private static final TypeReference<Map<Channel, BasisPoints>> FEES = new TypeReference<>() { };

    private TermsColumns() {
    }

    /** Reads {@code commission}, {@code channel_fee} and {@code traffic_fees} of the row. */
    public static Terms of(ResultSet row) throws SQLException {
        Map<Channel, BasisPoints> fees =
                MessageJson.mapper().readValue(row.getString("traffic_fees"), FEES);
        return new Terms(new BasisPoints(row.getInt("commission")), fees,
                new BasisPoints(row.getInt("channel_fee")));
    }

    static String feesOf(Terms terms) {
        return MessageJson.mapper().writeValueAsString(terms.trafficFees());
    }
}
