package io.hutong.payment.refund;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.followup.FollowUps;
import io.hutong.payment.settlement.Settlements;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Writes what the channel answered; answers requests and ends voids whose refunds have ended. */
final class RefundOutcomes {

    private final RefundBooks books;
    private final EffectWriter writer;
    private final Settlements settlements;
    private final FollowUps followUps;
    private final AdvanceShortages shortages;
    private final RefundSettings settings;
    private final RetrySchedule schedule;
    private final InstantSource clock;

    RefundOutcomes(RefundBooks books, EffectWriter writer, Settlements settlements,
            FollowUps followUps, AdvanceShortages shortages, RefundSettings settings,
            InstantSource clock) {
        this.books = books;
        this.writer = writer;
        this.settlements = settlements;
        this.followUps = followUps;
        this.shortages = shortages;
        this.settings = settings;
        this.schedule = new RetrySchedule(settings.retry());
        this.clock = clock;
    }

    /** @param results of leases that still hold */
    void apply(List<RefundResult> results, List<String> orders, RefundBatch.Locked locked) {
        RefundBatch batch = new RefundBatch(locked);
        results.forEach(result -> apply(result, batch));
        orders.forEach(order -> batch.end(order, clock.instant()));
        books.write(batch);
        if (batch.changes().stream().anyMatch(change -> !change.after().state().isOpen())) {
            // The next of the part may begin.
            books.refunds().rows().wake();
        }
        settlements.resume(batch.readyToSettle());
        followUps.plan(batch.followUps());
        writer.write(effects(batch));
    }

    private void apply(RefundResult result, RefundBatch batch) {
        switch (result) {
            case RefundResult.Returned returned -> {
                for (RefundResult.Answer answer : returned.answers()) {
                    batch.take(answer.back(), ReturnDecision.of(answer.back(), answer.answer(),
                            settings.returnPatience()));
                }
                batch.returned(returned.refund(), schedule);
            }
            case RefundResult.Refunded refunded -> {
                Refund refund = refunded.refund();
                RefundDecision decision = RefundDecision.of(
                        refund, refunded.answer(), settings.patience());
                Duration dueIn = decision.state() == Refund.State.ABNORMAL
                        ? settings.abnormalEvery()
                        : decision.source() == refund.order().source()
                                ? schedule.after(refund.tries())
                        : Duration.ZERO;
                batch.take(refunded, decision, dueIn);
                shortages.take(refunded, decision);
            }
        }
    }

    private static Effects effects(RefundBatch batch) {
        Effects effects = new Effects();
        batch.cases().forEach(effects::tell);
        batch.changes().stream().map(RefundTable.Change::after)
                .filter(refund -> refund.state() == Refund.State.SUCCESS
                        && refund.sources().trafficFeeOwed().isPositive())
                .map(RefundCases::owedLess).forEach(effects::note);
        batch.replies().forEach(effects::send);
        effects.book(batch.transfers());
        return effects;
    }
}
