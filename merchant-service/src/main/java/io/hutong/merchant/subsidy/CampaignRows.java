package io.hutong.merchant.subsidy;

import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.RunningCampaign;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Campaigns as one column of a query. */
public final class CampaignRows {

    private CampaignRows() {
    }

    /** As the query writes it: amounts in fen. */
    private record Row(String id, long perPiece, long left, int fromTraffic, Instant startsAt,
            Instant endsAt) {
    }

    public static List<RunningCampaign> of(String json) {
        return Arrays.stream(RowJson.mapper().readValue(json, Row[].class))
                .map(row -> new RunningCampaign(row.id(), Money.fen(row.perPiece()),
                        Money.fen(row.left()), new BasisPoints(row.fromTraffic()),
                        row.startsAt(), row.endsAt()))
                .toList();
    }
}
