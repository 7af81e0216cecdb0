package io.hutong.payment.followup;

import io.hutong.kernel.time.Lease;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.shortage.Shortage;
import io.hutong.payment.shortage.Shortages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what the channel answered, and books what has moved. */
final class FollowUpOutcomes {

    private final Stores stores;
    private final RetrySchedule schedule;
    private final FollowUpSettings settings;

    record Stores(FollowUpStore rows, Cases cases, Ledger ledger, Shortages shortages) {
    }

    FollowUpOutcomes(Stores stores, FollowUpSettings settings) {
        this.stores = stores;
        this.schedule = new RetrySchedule(settings.retry());
        this.settings = settings;
    }

    /** Call it in a transaction. An answer counts only while its lease still holds. */
    void apply(List<FollowUpResult> results) {
        Map<String, Lease> leases = stores.rows.lock(
                results.stream().map(result -> result.task().number()).sorted().toList());
        List<FollowUpStore.Change> changes = new ArrayList<>();
        for (FollowUpResult result : results) {
            if (result.task().lease().equals(leases.get(result.task().number()))) {
                changes.add(change(result));
            }
        }
        write(changes);
    }

    private FollowUpStore.Change change(FollowUpResult result) {
        FollowUp task = result.task();
        Duration dueIn = task.overdue()
                ? settings.overdueEvery() : schedule.after(task.tries());
        return new FollowUpStore.Change(task,
                FollowUpDecision.of(task, result.answer(), settings.patience()),
                channelNumber(result.answer()), dueIn);
    }

    private static @Nullable String channelNumber(ChannelAnswer<Effect> answer) {
        return answer instanceof ChannelAnswer.Answered<Effect>(Effect effect)
                ? effect.channelNumber() : null;
    }

    private void write(List<FollowUpStore.Change> changes) {
        stores.rows.update(changes);
        stores.cases.open(changes.stream().filter(change -> change.decision().problem())
                .map(change -> FollowUpCases.overdue(change.task())).toList());
        List<FollowUp> done = changes.stream()
                .filter(change -> change.decision().state() == FollowUp.State.DONE)
                .map(FollowUpStore.Change::task).toList();
        shortages(changes, done);
        stores.cases.arrived(done.stream().map(FollowUpCases::arrived).toList());
        stores.ledger.book(done.stream().flatMap(task -> transfers(task).stream()).toList());
    }

    /** A merchant that could pay one thing may be able to pay the next. */
    private void shortages(List<FollowUpStore.Change> changes, List<FollowUp> done) {
        stores.shortages.waits(changes.stream()
                .filter(change -> change.decision().isShort())
                .map(FollowUpOutcomes::shortage).toList());
        stores.shortages.over(done.stream().map(FollowUp::number).toList());
        stores.shortages
                .wake(done.stream().filter(task -> task.kind() != FollowUpKind.SUBSIDY_CANCEL)
                        .map(task -> task.debtor().subMchid()).collect(Collectors.toSet()));
    }

    private static Shortage shortage(FollowUpStore.Change change) {
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
