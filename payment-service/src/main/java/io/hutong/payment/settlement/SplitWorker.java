package io.hutong.payment.settlement;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Subsidy;
import io.hutong.payment.shortage.Shortages;
import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Divides parts at the channel; settles an order when all of its parts are divided. */
final class SplitWorker implements LeasedWork<Split, SplitAnswer> {

    private final SplitTable table;
    private final SplitCalls calls;
    private final Payments payments;
    private final Shortages shortages;
    private final EffectWriter writer;
    private final SettlementSettings settings;
    private final InstantSource clock;

    SplitWorker(SplitTable table, SplitCalls calls, Payments payments, Shortages shortages,
            EffectWriter writer, SettlementSettings settings, InstantSource clock) {
        this.table = table;
        this.calls = calls;
        this.payments = payments;
        this.shortages = shortages;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public LeasedRows<Split> rows() {
        return table.rows();
    }

    @Override
    public SplitAnswer call(Split split) {
        return calls.perform(split);
    }

    @Override
    public void write(List<Done<Split, SplitAnswer>> done) {
        List<String> orders = done.stream().map(one -> one.task().orderId()).distinct().sorted()
                .toList();
        Map<String, Payment> known = payments.lock(orders);
        Batch batch = new Batch(table.lockOfOrders(orders));
        rows().held(done, batch.splits.values()).forEach(batch::decide);
        orders.forEach(order -> batch.settle(Objects.requireNonNull(known.get(order))));
        table.update(batch.changes);
        batch.refusals.write(shortages, batch.effects);
        writer.write(batch.effects);
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

    /** What one batch has decided so far. */
    private final class Batch {

        private final Map<String, Split> splits;
        private final SubsidyRefusals refusals =
                new SubsidyRefusals(calls.orders().commerceMchid());
        private final RetrySchedule schedule = new RetrySchedule(settings.retry());
        private final List<SplitTable.Change> changes = new ArrayList<>();
        private final Effects effects = new Effects();

        private Batch(Map<String, Split> splits) {
            this.splits = new LinkedHashMap<>(splits);
        }

        private void decide(Done<Split, SplitAnswer> done) {
            SplitAnswer answer = done.answer();
            refusals.take(done.task(), answer);
            Split split = answer.subsidised() ? subsidised(done.task()) : done.task();
            var request = new SharingDecision.Request(
                    calls.orders().of(split), calls.orders(), settings.patience());
            switch (SharingDecision.of(split, request, answer.said())) {
                case SharingDecision.Again(Split.State state, var problems) -> {
                    change(split, answer, state, split.plan());
                    report(split, problems);
                }
                case SharingDecision.Done(Division got, var problems) -> {
                    change(split, answer, Split.State.DONE, got);
                    report(split, problems);
                    effects.book(transfers(split, got));
                    refusals.released(split);
                }
            }
        }

        /** Books the subsidy that the channel has paid just now. */
        private Split subsidised(Split split) {
            Subsidy subsidy = split.bonus().subsidy();
            effects.book(new Entries(split.orderId(),
                    PaymentNumbers.subsidy(split.orderId(), split.part()),
                    split.seller().merchantId()).subsidised(subsidy.amount(), subsidy.claim()));
            return split.subsidised();
        }

        private void change(
                Split split, SplitAnswer answer, Split.State state, Division division) {
            changes.add(new SplitTable.Change(split, state, division, answer.channelNumber(),
                    schedule.after(split.tries())));
            splits.put(split.number(), split.with(state, division));
        }

        private void report(Split split, List<SharingDecision.Problem> problems) {
            for (SharingDecision.Problem problem : problems) {
                effects.tell(new Cases.Case(problem.closed() ? Cases.Kind.SHARE_CLOSED
                        : Cases.Kind.SHARE_REFUSED, split.number(), split.orderId(),
                        problem.amount(), problem.detail()));
            }
        }

        private void settle(Payment payment) {
            List<Split> parts = splits.values().stream()
                    .filter(split -> split.orderId().equals(payment.orderId())).toList();
            if (payment.status() != PaymentStatus.SETTLING
                    || parts.stream().anyMatch(part -> part.state() != Split.State.DONE)) {
                return;
            }
            Payment settled = payment.settled(clock.instant());
            table.ended();
            effects.change(settled);
            effects.send(Objects.requireNonNull(settled.steps().settle())
                    .answer(Settlements.reply(settled, parts)));
        }
    }
}
