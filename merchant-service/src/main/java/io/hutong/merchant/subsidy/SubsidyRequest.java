package io.hutong.merchant.subsidy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.Campaign;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/subsidies/{id}} takes.
 *
 * @param fromTraffic basis points; nothing when it is left out
 */
record SubsidyRequest(
        @Nullable String sku, @Nullable String slogan, @Nullable Money perPiece,
        @Nullable Money budget, @Nullable Integer fromTraffic, @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_SLOGAN = 500;
    private static final long MAX_PER_PIECE = 100_000_000;
    private static final long MAX_BUDGET = 1_000_000_000_000L;

    Campaign toCampaign(String id) {
        Checks.require(body -> body
                .text("", id).matches(ID)
                .text("sku", sku).matches(ID)
                .text("slogan", slogan).length(1, MAX_SLOGAN)
                .money("per_piece", perPiece).between(1, MAX_PER_PIECE)
                .money("budget", budget).between(1, MAX_BUDGET)
                .number("from_traffic", fromTraffic).optional().between(0, BasisPoints.WHOLE)
                .value("starts_at", startsAt).required()
                .value("ends_at", endsAt).required()
                .that("ends_at", startsAt == null || endsAt == null || endsAt.isAfter(startsAt),
                        "must be after starts_at"));
        return new Campaign(id, Objects.requireNonNull(sku), Objects.requireNonNull(slogan),
                Objects.requireNonNull(perPiece), Objects.requireNonNull(budget),
                new BasisPoints(fromTraffic == null ? 0 : fromTraffic),
                Objects.requireNonNull(startsAt), Objects.requireNonNull(endsAt));
    }
}
