package io.hutong.payment.refund;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.followup.FollowUps;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.settlement.Settlements;
import io.hutong.payment.settlement.Shares;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Writes what the channel answered; answers requests and ends voids whose refunds have ended. */
final class RefundOutcomes {

    private final Stores stores;
    private final Outbox outbox;
    private final Rules rules;

    record Stores(Payments payments, Rows rows, Cases cases, Ledger ledger,
            Settlements settlements, FollowUps followUps, AdvanceShortages shortages) {
    }

    record Rows(RefundStore refunds, ReturnStore returns, RefundRequests requests,
            Shares shares) {
    }

    record Rules(RetrySchedule schedule, RefundSettings settings, InstantSource clock) {

        static Rules of(RefundSettings settings, InstantSource clock) {
            return new Rules(new RetrySchedule(settings.retry()), settings, clock);
        }
    }

    RefundOutcomes(Stores stores, Outbox outbox, Rules rules) {
        this.stores = stores;
        this.outbox = outbox;
        this.rules = rules;
    }

    /** Call it in a transaction. */
    void apply(List<RefundResult> results) {
        List<String> orders = results.stream().map(r -> r.refund().orderId()).distinct().sorted()
                .toList();
        RefundBatch batch = new RefundBatch(new RefundBatch.Locked(stores.payments.lock(orders),
                stores.rows.refunds.lockOfOrders(orders), stores.payments.parts(orders),
                stores.rows.returns.ofOrders(orders), stores.rows.requests.ofOrders(orders),
                stores.rows.shares.of(orders)));
        for (RefundResult result : results) {
            if (batch.isCurrent(result.refund())) {
                apply(result, batch);
            }
        }
        orders.forEach(order -> batch.end(order, rules.clock.instant()));
        write(batch);
    }

    private void apply(RefundResult result, RefundBatch batch) {
        switch (result) {
            case RefundResult.Returned returned -> {
                for (RefundResult.Answer answer : returned.answers()) {
                    batch.take(answer.back(), ReturnDecision.of(answer.back(), answer.answer(),
                            rules.settings.returnPatience()));
                }
                batch.returned(returned.refund(), rules.schedule);
            }
            case RefundResult.Refunded refunded -> {
                Refund refund = refunded.refund();
                RefundDecision decision = RefundDecision.of(
                        refund, refunded.answer(), rules.settings.patience());
                Duration dueIn = decision.state() == Refund.State.ABNORMAL
                        ? rules.settings.abnormalEvery()
                        : decision.source() == refund.order().source()
                                ? rules.schedule.after(refund.tries())
                        : Duration.ZERO;
                batch.take(refunded, decision, dueIn);
                stores.shortages.take(refunded, decision);
            }
        }
    }

    private void write(RefundBatch batch) {
        stores.rows.refunds.update(batch.changes());
        stores.rows.returns.update(batch.changedReturns());
        stores.payments.updateParts(batch.changedParts());
        stores.payments.update(batch.voided());
        stores.rows.requests.update(batch.answered());
        stores.cases.open(batch.cases());
        stores.cases.note(batch.changes().stream().map(RefundStore.Change::after)
                .filter(refund -> refund.state() == Refund.State.SUCCESS
                        && refund.sources().trafficFeeOwed().isPositive())
                .map(RefundCases::owedLess).toList());
        stores.settlements.resume(batch.readyToSettle());
        stores.followUps.plan(batch.followUps());
        outbox.append(batch.replies());
        stores.ledger.book(batch.transfers());
    }
}
