package io.hutong.payment.mandate;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MandateSigned;
import io.hutong.contracts.message.MandateTerminated;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.mandate.MandateChange.Ended;
import io.hutong.payment.mandate.MandateChange.Later;
import io.hutong.payment.mandate.MandateChange.Problem;
import io.hutong.payment.mandate.MandateChange.Settled;
import io.hutong.payment.mandate.MandateChange.Signed;
import io.hutong.payment.mandate.MandateChange.Told;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.work.Done;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Begins and ends mandates in one transaction with the events that say so. */
class MandateLife {

    private static final Comparator<Done<MandateTask, ContractCalls.Reply>> BY_MANDATE =
            Comparator.comparing(one -> one.task().id());

    private final MandateStore store;
    private final Mandates mandates;
    private final MandateRules rules;
    private final Announcements announcements;
    private final InstantSource clock;

    /** Who is told. */
    record Announcements(Outbox outbox, Cases cases) {

        void event(PaymentEvent event) {
            outbox.append(List.of(OutgoingMessage.event(
                    Topics.PAYMENT_EVENTS, event, TraceParent.start())));
        }
    }

    MandateLife(MandateStore store, Mandates mandates, MandateRules rules,
            Announcements announcements, InstantSource clock) {
        this.store = store;
        this.mandates = mandates;
        this.rules = rules;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Follows what the channel says. An answer counts only while the lease under which it was
     * asked for still holds. Call it in a transaction.
     */
    void follow(List<Done<MandateTask, ContractCalls.Reply>> done) {
        List<MandateTask> tasks = done.stream().map(Done::task).toList();
        Map<String, MandateTask> open = mandates.lockOfBuyers(
                tasks.stream().map(task -> task.mandate().buyerId()).distinct().toList(),
                tasks.stream().map(MandateTask::id).toList());
        Instant now = clock.instant();
        store.rows().held(done, open.values()).stream().sorted(BY_MANDATE).forEach(one -> {
            Mandate mandate = Objects.requireNonNull(open.get(one.task().id())).mandate();
            rules.turn(mandate, signedBesides(mandate, open), one.answer(), now)
                    .forEach(change -> apply(change, open));
        });
    }

    /**
     * Ends everything of the buyer here at once; at the channel as soon as it answers.
     *
     * @return which; empty when there was nothing that could be in force
     */
    List<String> endByBuyer(String buyerId) {
        Map<String, MandateTask> open = mandates.lockOfBuyers(List.of(buyerId), List.of());
        List<Ended> changes = MandateRules.calledOff(
                open.values().stream().map(MandateTask::mandate).toList());
        changes.forEach(change -> apply(change, open));
        return changes.stream().map(ended -> ended.mandate().mandateId()).toList();
    }

    /** Adopts contracts that exist at the channel; says which were new. */
    List<String> adopt(List<MandateStore.Adopted> contracts) {
        List<MandateStore.Adopted> added = store.adopt(contracts.stream()
                .sorted(Comparator.comparing(MandateStore.Adopted::buyerId)).toList());
        added.forEach(c -> announcements.event(
                new MandateSigned(c.contract().outContractCode(), c.buyerId())));
        return added.stream().map(c -> c.contract().outContractCode()).toList();
    }

    private static List<Mandate> signedBesides(Mandate mandate, Map<String, MandateTask> open) {
        return open.values().stream().map(MandateTask::mandate)
                .filter(other -> other.buyerId().equals(mandate.buyerId())
                        && other.status() == MandateStatus.SIGNED
                        && !other.mandateId().equals(mandate.mandateId()))
                .toList();
    }

    /** What it leads to is seen by the answers after it. */
    private void apply(MandateChange change, Map<String, MandateTask> open) {
        switch (change) {
            case Signed(Mandate mandate, ContractState contract) -> {
                store.sign(mandate.mandateId(), contract);
                announcements.event(new MandateSigned(mandate.mandateId(), mandate.buyerId()));
                open.computeIfPresent(mandate.mandateId(),
                        (id, task) -> task.with(mandate.signed(contract)));
            }
            case Ended ended -> {
                end(ended);
                open.computeIfPresent(ended.mandate().mandateId(),
                        (id, task) -> task.with(ended.after(clock.instant())));
            }
            case Settled(Mandate mandate) -> settle(mandate);
            case Later(Mandate mandate, var delay) ->
                    store.later(mandate.mandateId(), delay);
            case Told(Mandate mandate, Problem problem, String detail) ->
                    announcements.cases.open(List.of(new Cases.Case(kindOf(problem),
                            mandate.mandateId(), mandate.mandateId(), Money.ZERO, detail)));
        }
    }

    private void end(Ended ended) {
        Mandate mandate = ended.mandate();
        store.end(ended);
        if (ended.wasInForce() || ended.status() == MandateStatus.TERMINATED) {
            announcements.event(new MandateTerminated(
                    mandate.mandateId(), mandate.buyerId(), ended.mode()));
        }
    }

    private void settle(Mandate mandate) {
        store.rest(mandate.mandateId());
        if (!mandate.isWanted()) {
            announcements.cases.arrived(List.of(new Cases.Arrival(
                    Cases.Kind.CONTRACT_IN_FORCE, mandate.mandateId(),
                    "the channel says that nothing is in force any more")));
        }
    }

    private static Cases.Kind kindOf(Problem problem) {
        return switch (problem) {
            case MISMATCH -> Cases.Kind.NOTIFICATION_MISMATCH;
            case CONTRACT_IN_FORCE -> Cases.Kind.CONTRACT_IN_FORCE;
        };
    }
}
