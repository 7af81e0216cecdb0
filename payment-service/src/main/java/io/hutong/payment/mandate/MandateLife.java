package io.hutong.payment.mandate;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MandateSigned;
import io.hutong.contracts.message.MandateTerminated;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
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
    private final EffectWriter writer;
    private final InstantSource clock;

    MandateLife(MandateStore store, Mandates mandates, MandateRules rules,
            EffectWriter writer, InstantSource clock) {
        this.store = store;
        this.mandates = mandates;
        this.rules = rules;
        this.writer = writer;
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
        Effects effects = new Effects();
        store.rows().held(done, open.values()).stream().sorted(BY_MANDATE).forEach(one -> {
            Mandate mandate = Objects.requireNonNull(open.get(one.task().id())).mandate();
            rules.turn(mandate, signedBesides(mandate, open), one.answer(), now)
                    .forEach(change -> apply(change, open, effects));
        });
        writer.write(effects);
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
        Effects effects = new Effects();
        changes.forEach(change -> apply(change, open, effects));
        writer.write(effects);
        return changes.stream().map(ended -> ended.mandate().mandateId()).toList();
    }

    /** Adopts contracts that exist at the channel; says which were new. */
    List<String> adopt(List<MandateStore.Adopted> contracts) {
        List<MandateStore.Adopted> added = store.adopt(contracts.stream()
                .sorted(Comparator.comparing(MandateStore.Adopted::buyerId)).toList());
        Effects effects = new Effects();
        added.forEach(c -> effects.send(event(
                new MandateSigned(c.contract().outContractCode(), c.buyerId()))));
        writer.write(effects);
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
    private void apply(
            MandateChange change, Map<String, MandateTask> open, Effects effects) {
        switch (change) {
            case Signed(Mandate mandate, ContractState contract) -> {
                store.sign(mandate.mandateId(), contract);
                effects.send(event(
                        new MandateSigned(mandate.mandateId(), mandate.buyerId())));
                open.computeIfPresent(mandate.mandateId(),
                        (id, task) -> task.with(mandate.signed(contract)));
            }
            case Ended ended -> {
                end(ended, effects);
                open.computeIfPresent(ended.mandate().mandateId(),
                        (id, task) -> task.with(ended.after(clock.instant())));
            }
            case Settled(Mandate mandate) -> settle(mandate, effects);
            case Later(Mandate mandate, var delay) ->
                    store.later(mandate.mandateId(), delay);
            case Told(Mandate mandate, Problem problem, String detail) ->
                    effects.tell(new Cases.Case(kindOf(problem),
                            mandate.mandateId(), mandate.mandateId(), Money.ZERO, detail));
        }
    }

    private void end(Ended ended, Effects effects) {
        Mandate mandate = ended.mandate();
        store.end(ended);
        if (ended.wasInForce() || ended.status() == MandateStatus.TERMINATED) {
            effects.send(event(new MandateTerminated(
                    mandate.mandateId(), mandate.buyerId(), ended.mode())));
        }
    }

    private void settle(Mandate mandate, Effects effects) {
        store.rest(mandate.mandateId());
        if (!mandate.isWanted()) {
            effects.arrived(new Cases.Arrival(
                    Cases.Kind.CONTRACT_IN_FORCE, mandate.mandateId(),
                    "the channel says that nothing is in force any more"));
        }
    }

    private static OutgoingMessage event(PaymentEvent event) {
        return OutgoingMessage.event(Topics.PAYMENT_EVENTS, event, TraceParent.start());
    }

    private static Cases.Kind kindOf(Problem problem) {
        return switch (problem) {
            case MISMATCH -> Cases.Kind.NOTIFICATION_MISMATCH;
            case CONTRACT_IN_FORCE -> Cases.Kind.CONTRACT_IN_FORCE;
        };
    }
}
