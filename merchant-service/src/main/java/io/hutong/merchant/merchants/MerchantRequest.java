package io.hutong.merchant.merchants;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.merchant.merchants.model.Merchant;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/merchants/{id}} takes. Left-out terms stay as they are, and so do left-out
 * {@code others} of given terms; an empty list ends their shares.
 */
record MerchantRequest(
        @Nullable String name, @Nullable String subMchid, @Nullable TermsRequest terms) {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern MCHID = Pattern.compile("[0-9]{8,32}");
    private static final int MAX_NAME = 64;
    private static final int MAX_CHANNEL_FEE = 1_000;

    record TermsRequest(
            @Nullable Integer commission, @Nullable Map<Channel, Integer> trafficFees,
            @Nullable Integer channelFee, @Nullable List<@Nullable ReceiverRequest> others,
            @Nullable Instant effectiveFrom) {

        private void check(Checks terms) {
            terms.number("commission", commission).between(0, BasisPoints.WHOLE)
                    .number("channel_fee", channelFee).between(0, MAX_CHANNEL_FEE)
                    .value("traffic_fees", trafficFees).required()
                    .list("others", others, 0, ReceiverRequest.MAX,
                            (each, receiver) -> receiver.check(each))
                    .that("others", eachOnce(), "must name each mchid once");
            if (trafficFees != null) {
                for (Channel channel : Channel.values()) {
                    terms.number("traffic_fees/" + channel, trafficFees.get(channel))
                            .between(0, BasisPoints.WHOLE);
                }
            }
        }

        private boolean eachOnce() {
            List<String> mchids = others == null ? List.of() : others.stream()
                    .filter(Objects::nonNull).map(ReceiverRequest::mchid)
                    .filter(Objects::nonNull).toList();
            return mchids.stream().distinct().count() == mchids.size();
        }

        private Terms toTerms(Optional<Terms> before) {
            Map<Channel, BasisPoints> fees = new EnumMap<>(Channel.class);
            Objects.requireNonNull(trafficFees)
                    .forEach((channel, fee) -> fees.put(channel, new BasisPoints(fee)));
            List<Receiver> receivers = others == null
                    ? before.map(Terms::others).orElse(List.of())
                    : others.stream().map(Objects::requireNonNull).map(ReceiverRequest::toReceiver)
                            .toList();
            return new Terms(new BasisPoints(Objects.requireNonNull(commission)), fees,
                    new BasisPoints(Objects.requireNonNull(channelFee)), receivers);
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
    }

    /** What only shows when all that is to hold is known. */
    static void checkShares(Merchant merchant, PlatformSettings platforms) {
        Terms terms = merchant.terms();
        Checks.require(body -> {
            body.that("terms", terms.beyondCeiling().isEmpty(), "commission, traffic fee and"
                    + " others may not exceed " + Ceiling.BASIS_POINTS
                    + " basis points together, but do for " + terms.beyondCeiling());
            int at = 0;
            for (Receiver other : terms.others()) {
                String place = "terms/others/" + at++ + "/mchid";
                body.that(place, !other.mchid().equals(merchant.subMchid()),
                        "is the merchant's own account, which gets the rest anyway");
                body.that(place, !platforms.has(other.mchid()),
                        "is a platform's account; use commission or traffic_fees");
            }
        });
    }

    /** When the new terms begin to hold; empty: at once. */
    Optional<Instant> effectiveFrom() {
        return Optional.ofNullable(terms).map(TermsRequest::effectiveFrom);
    }

    /** What was agreed for a time that is over has been applied and cannot be changed. */
    void requireFuture(Instant now) {
        Checks.require(body -> body.that("terms/effective_from",
                effectiveFrom().map(from -> !from.isBefore(now)).orElse(true),
                "it may not lie in the past; leave it out for terms that hold at once"));
    }

    /** @param before those in force */
    Optional<Terms> newTerms(Optional<Terms> before) {
        return Optional.ofNullable(terms).map(given -> given.toTerms(before));
    }
}
