package io.hutong.payment.settlement;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Subsidy;
import io.hutong.payment.shortage.Shortages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what the channel answered to divisions; settles an order when all of its parts are. */
final class SplitOutcomes {

    private final Stores stores;
    private final Outbox outbox;
    private final Rules rules;

    record Stores(Payments payments, Splits splits, Cases cases, Ledger ledger,
            Shortages shortages) {
    }

    record Rules(SharingOrders orders, RetrySchedule schedule, int patience,
            InstantSource clock) {
    }

    SplitOutcomes(Stores stores, Outbox outbox, Rules rules) {
        this.stores = stores;
        this.outbox = outbox;
        this.rules = rules;
    }

    /** Call it in a transaction. */
    void apply(List<SplitResult> results) {
        List<String> orders = results.stream().map(r -> r.split().orderId()).distinct().sorted()
                .toList();
        Map<String, Payment> payments = stores.payments.lock(orders);
        Batch batch = new Batch(stores.splits.lockOfOrders(orders),
                new SubsidyRefusals(rules.orders.commerceMchid()));
        for (SplitResult result : results) {
            Split current = batch.splits.get(result.split().number());
            if (current != null && current.state() == result.split().state()
                    && current.lease().equals(result.split().lease())) {
                decide(result, batch);
            }
        }
        orders.forEach(order -> settle(Objects.requireNonNull(payments.get(order)), batch));
        write(batch);
    }

    private void decide(SplitResult result, Batch batch) {
        batch.refusals.take(result);
        Split split = batch.subsidise(result);
        var request = new SharingDecision.Request(
                rules.orders.of(split), rules.orders, rules.patience);
        switch (SharingDecision.of(split, request, result.answer())) {
            case SharingDecision.Again(Split.State state, var problems) -> {
                batch.change(result, state, split.plan(), rules.schedule);
                batch.report(split, problems);
            }
            case SharingDecision.Done(Division got, var problems) -> {
                batch.change(result, Split.State.DONE, got, rules.schedule);
                batch.report(split, problems);
                batch.transfers.addAll(transfers(split, got));
                batch.refusals.released(split);
            }
        }
    }

    private static List<Transfer> transfers(Split split, Division got) {
        String merchant = split.seller().merchantId();
        List<Transfer> all = new ArrayList<>(new Entries(
                split.orderId(), split.number(), merchant).divided(got.commission(),
                        got.trafficFee(),
                        got.merchantNet().plus(split.bonus().subsidy().amount())));
        got.others().forEach(share -> all.addAll(new Entries(split.orderId(),
                PaymentNumbers.share(split.number(), share.mchid()), merchant)
                .shared(share.mchid(), share.amount())));
        return all;
    }

    private void settle(Payment payment, Batch batch) {
        List<Split> parts = batch.ofOrder(payment.orderId());
        if (payment.status() != PaymentStatus.SETTLING
                || parts.stream().anyMatch(part -> part.state() != Split.State.DONE)) {
            return;
        }
        Payment settled = payment.settled(rules.clock.instant());
        batch.settled.add(settled);
        batch.replies.add(Objects.requireNonNull(settled.steps().settle())
                .answer(Settlements.reply(settled, parts)));
    }

    private void write(Batch batch) {
        stores.splits.update(batch.changes);
        stores.payments.update(batch.settled);
        stores.cases.open(batch.cases);
        batch.refusals.write(stores.shortages, stores.cases);
        outbox.append(batch.replies);
        stores.ledger.book(batch.transfers);
    }

    /** What one batch has decided so far. */
    private static final class Batch {

        private final Map<String, Split> splits;
        private final SubsidyRefusals refusals;
        private final List<Splits.Change> changes = new ArrayList<>();
        private final List<Payment> settled = new ArrayList<>();
        private final List<Cases.Case> cases = new ArrayList<>();
        private final List<Transfer> transfers = new ArrayList<>();
        private final List<OutgoingMessage> replies = new ArrayList<>();

        private Batch(Map<String, Split> splits, SubsidyRefusals refusals) {
            this.splits = new LinkedHashMap<>(splits);
            this.refusals = refusals;
        }

        /** Books the subsidy that the channel has paid just now. */
        private Split subsidise(SplitResult result) {
            Split split = result.split();
            if (!result.subsidised()) {
                return split;
            }
            Subsidy subsidy = split.bonus().subsidy();
            transfers.addAll(new Entries(split.orderId(),
                    PaymentNumbers.subsidy(split.orderId(), split.part()),
                    split.seller().merchantId()).subsidised(subsidy.amount(), subsidy.claim()));
            return split.subsidised();
        }

        private void change(SplitResult result, Split.State state, Division division,
                RetrySchedule schedule) {
            Split split = result.subsidised() ? result.split().subsidised() : result.split();
            changes.add(new Splits.Change(split, state, division, result.channelNumber(),
                    schedule.after(split.tries())));
            splits.put(split.number(), split.with(state, division));
        }

        private void report(Split split, List<SharingDecision.Problem> problems) {
            for (SharingDecision.Problem problem : problems) {
                cases.add(new Cases.Case(kind(problem), split.number(), split.orderId(),
                        problem.amount(), problem.detail()));
            }
        }

        private static Cases.Kind kind(SharingDecision.Problem problem) {
            return problem.closed() ? Cases.Kind.SHARE_CLOSED : Cases.Kind.SHARE_REFUSED;
        }

        private List<Split> ofOrder(String orderId) {
            return splits.values().stream()
                    .filter(split -> split.orderId().equals(orderId)).toList();
        }
    }
}
