package io.hutong.merchant.merchants;

import io.hutong.contracts.Channel;
import io.hutong.contracts.money.BasisPoints;
import io.hutong.http.Checks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code PUT /v1/merchants/{id}} takes. Left-out terms stay as they are. */
record MerchantBody(
        @Nullable String name, @Nullable String subMchid, @Nullable TermsBody terms) {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern MCHID = Pattern.compile("[0-9]{8,32}");
    private static final int MAX_NAME = 64;
    private static final int MAX_CHANNEL_FEE = 1_000;

    record TermsBody(
            @Nullable Integer commission, @Nullable Map<Channel, Integer> trafficFees,
            @Nullable Integer channelFee, @Nullable Instant effectiveFrom) {

        private void check(Checks terms) {
            terms.number("commission", commission).between(0, BasisPoints.WHOLE)
                    .number("channel_fee", channelFee).between(0, MAX_CHANNEL_FEE)
                    .value("traffic_fees", trafficFees).required();
            if (trafficFees != null) {
                for (Channel channel : Channel.values()) {
                    terms.number("traffic_fees/" + channel, trafficFees.get(channel))
                            .between(0, BasisPoints.WHOLE);
                }
            }
        }

        private Terms toTerms() {
            Map<Channel, BasisPoints> fees = new EnumMap<>(Channel.class);
            trafficFees.forEach((channel, fee) -> fees.put(channel, new BasisPoints(fee)));
            return new Terms(new BasisPoints(commission), fees, new BasisPoints(channelFee));
        }
    }

    void check() {
        Checks.require(body -> {
            body.text("name", name).length(1, MAX_NAME)
                    .text("sub_mchid", subMchid).matches(MCHID);
            if (terms != null) {
                body.object("terms", terms, (checks, given) -> given.check(checks));
            }
        });
        newTerms().ifPresent(given -> Checks.require(body -> body.that("terms",
                given.beyondCeiling().isEmpty(), "commission and traffic fee may not exceed "
                        + Ceiling.BASIS_POINTS + " basis points together, but do for "
                        + given.beyondCeiling())));
    }

    /** When the new terms begin to hold; empty: at once. */
    Optional<Instant> effectiveFrom() {
        return Optional.ofNullable(terms).map(TermsBody::effectiveFrom);
    }

    /** What was agreed for a time that is over has been applied and cannot be changed. */
    void requireFuture(Instant now) {
        Checks.require(body -> body.that("terms/effective_from",
                effectiveFrom().map(from -> !from.isBefore(now)).orElse(true),
                "it may not lie in the past; leave it out for terms that hold at once"));
    }

    Optional<Terms> newTerms() {
        return Optional.ofNullable(terms).map(TermsBody::toTerms);
    }
}
