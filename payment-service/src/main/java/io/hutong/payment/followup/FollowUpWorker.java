package io.hutong.payment.followup;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.followup.FollowUpTable.Change;
import io.hutong.payment.followup.model.AdvanceReturnOrder;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.followup.model.SubsidyCancelOrder;
import io.hutong.payment.followup.model.SubsidyReturnOrder;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.shortage.Shortage;
import io.hutong.payment.shortage.Shortages;
import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the channel what a follow-up asks for, writes what it says, and books what has moved. */
final class FollowUpWorker implements LeasedWork<FollowUp, ChannelAnswer<Effect>> {

    private final FollowUpTable table;
    private final SubsidyReturnChannel subsidies;
    private final AdvanceChannel advances;
    private final Shortages shortages;
    private final EffectWriter writer;
    private final FollowUpSettings settings;
    private final RetrySchedule schedule;

    FollowUpWorker(FollowUpTable table, SubsidyReturnChannel subsidies, AdvanceChannel advances,
            Shortages shortages, EffectWriter writer, FollowUpSettings settings) {
        this.table = table;
        this.subsidies = subsidies;
        this.advances = advances;
        this.shortages = shortages;
        this.writer = writer;
        this.settings = settings;
        this.schedule = new RetrySchedule(settings.retry());
    }

    @Override
    public LeasedRows<FollowUp> rows() {
        return table.rows();
    }

    @Override
    public ChannelAnswer<Effect> call(FollowUp task) {
        FollowUp.Debtor debtor = task.debtor();
        return switch (task.kind()) {
            case SUBSIDY_RETURN -> subsidies.takeBack(new SubsidyReturnOrder(
                    task.number(), debtor.subMchid(), debtor.transactionId(), debtor.refundId(),
                    task.amount()));
            case SUBSIDY_CANCEL -> subsidies.cancel(new SubsidyCancelOrder(
                    debtor.subMchid(), debtor.transactionId(), task.amount()));
            case ADVANCE_RETURN -> advance(task);
        };
    }

    /** Of an advance the channel can be asked what became of it; of a subsidy it cannot. */
    private ChannelAnswer<Effect> advance(FollowUp task) {
        AdvanceReturnOrder order = new AdvanceReturnOrder(
                task.debtor().refundId(), task.debtor().subMchid());
        if (task.state() != FollowUp.State.UNKNOWN) {
            return advances.takeBack(order);
        }
        ChannelAnswer<Effect> known = advances.query(order);
        return known instanceof Refused<Effect>(NotFound _) ? advances.takeBack(order) : known;
    }

    @Override
    public void write(List<Done<FollowUp, ChannelAnswer<Effect>>> done) {
        List<FollowUp> current = rows().lock(
                "number", done.stream().map(one -> one.task().number()).toList());
        List<Change> changes = rows().held(done, current).stream().map(this::change).toList();
        table.update(changes);
        shortages(changes);
        Effects effects = new Effects();
        for (Change change : changes) {
            if (change.decision().problem()) {
                effects.tell(FollowUpCases.overdue(change.task()));
            }
            if (change.decision().state() == FollowUp.State.DONE) {
                effects.arrived(FollowUpCases.arrived(change.task()));
                effects.book(transfers(change.task()));
            }
        }
        writer.write(effects);
    }

    private Change change(Done<FollowUp, ChannelAnswer<Effect>> done) {
        FollowUp task = done.task();
        return new Change(task,
                FollowUpDecision.of(task, done.answer(), settings.patience()),
                channelNumber(done.answer()), task.overdue()
                        ? settings.overdueEvery() : schedule.after(task.tries()));
    }

    private static @Nullable String channelNumber(ChannelAnswer<Effect> answer) {
        return answer instanceof ChannelAnswer.Answered<Effect>(Effect effect)
                ? effect.channelNumber() : null;
    }

    /** A merchant that could pay one thing may be able to pay the next. */
    private void shortages(List<Change> changes) {
        shortages.waits(changes.stream().filter(change -> change.decision().isShort())
                .map(FollowUpWorker::shortage).toList());
        List<FollowUp> over = changes.stream()
                .filter(change -> change.decision().state() == FollowUp.State.DONE)
                .map(Change::task).toList();
        shortages.over(over.stream().map(FollowUp::number).toList());
        shortages.wake(over.stream().filter(task -> task.kind() != FollowUpKind.SUBSIDY_CANCEL)
                .map(task -> task.debtor().subMchid()).collect(Collectors.toSet()));
    }

    private static Shortage shortage(Change change) {
        FollowUp task = change.task();
        return new Shortage(task.number(), task.debtor().orderId(), task.debtor().subMchid(),
                Objects.requireNonNull(change.decision().code()), true, task.amount());
    }

    /** What was promised and withdrawn has never moved. */
    static List<Transfer> transfers(FollowUp task) {
        Entries entries = new Entries(
                task.debtor().orderId(), task.number(), task.debtor().merchantId());
        return switch (task.kind()) {
            case SUBSIDY_RETURN -> entries.subsidyReturned(task.amount(), task.claim());
            case SUBSIDY_CANCEL -> List.of();
            case ADVANCE_RETURN -> entries.advanceReturned(task.amount());
        };
    }
}
