package io.hutong.payment.mandate;

import io.hutong.identity.BuyerIds;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.mandate.ChannelWord.Says;
import io.hutong.payment.mandate.ContractDecision.AskAgain;
import io.hutong.payment.mandate.ContractDecision.Finish;
import io.hutong.payment.mandate.ContractDecision.Mismatch;
import io.hutong.payment.mandate.ContractDecision.Settled;
import io.hutong.payment.mandate.ContractDecision.Sign;
import io.hutong.payment.mandate.MandateChange.Problem;
import io.hutong.payment.mandate.model.ContractState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What answers and words mean for the mandates of one buyer. Pure: neither clock nor database. */
final class MandateRules {

    private final Parties parties;
    private final Times times;

    /** Who signs what with whom. */
    record Parties(PlatformIdentity platform, BuyerIds buyers) {

        String signerOf(ContractState contract) {
            return buyers.idOf(contract.appid(), contract.openid());
        }
    }

    /**
     * @param polls   when to ask whether the buyer has signed, try by try
     * @param endings when to ask whether nothing is in force any more, try by try
     * @param within  how long that may be open before a person is told
     */
    record Times(RetrySchedule polls, RetrySchedule endings, Duration within,
            ContractDecision.Limits limits) {
    }

    MandateRules(Parties parties, Times times) {
        this.parties = parties;
        this.times = times;
    }

    /** @param signed what the same buyer has signed otherwise */
    List<MandateChange> turn(
            Mandate mandate, List<Mandate> signed, ContractCalls.Reply reply, Instant now) {
        Optional<Mandate> current = signed.stream().filter(other -> isRunning(other, now))
                .findFirst();
        String signer = reply.word() instanceof Says(ContractState contract)
                ? parties.signerOf(contract) : "";
        return switch (ContractDecision.of(new ContractDecision.Situation(mandate,
                current.orElse(null), parties.platform, signer,
                new ContractDecision.Time(now, reply.asked()), times.limits),
                reply.word())) {
            case Sign(ContractState contract) -> signed(mandate, signed, contract);
            case Finish(MandateStatus status, String mode, boolean open) -> List.of(
                    new MandateChange.Ended(mandate, status, mode, open));
            case Mismatch(String why, boolean open) -> List.of(
                    new MandateChange.Ended(
                            mandate, MandateStatus.EXPIRED, Mandate.End.MISMATCH, open),
                    new MandateChange.Told(mandate, Problem.MISMATCH, why));
            case Settled() -> List.of(new MandateChange.Settled(mandate));
            case AskAgain() -> later(mandate, reply, now);
        };
    }

    /** The buyer wants none of these any more: neither what is signed nor what may yet be. */
    static List<MandateChange.Ended> calledOff(List<Mandate> ofBuyer) {
        return ofBuyer.stream().filter(Mandate::isWanted)
                .map(mandate -> new MandateChange.Ended(mandate,
                        mandate.status() == MandateStatus.SIGNED ? MandateStatus.TERMINATED
                                : MandateStatus.EXPIRED,
                        Mandate.End.BUYER, true))
                .toList();
    }

    private static List<MandateChange> signed(
            Mandate mandate, List<Mandate> others, ContractState contract) {
        List<MandateChange> changes = new ArrayList<>();
        others.forEach(other -> changes.add(new MandateChange.Ended(
                other, MandateStatus.TERMINATED, Mandate.End.REPLACED, true)));
        changes.add(new MandateChange.Signed(mandate, contract));
        return changes;
    }

    private List<MandateChange> later(
            Mandate mandate, ContractCalls.Reply reply, Instant now) {
        List<MandateChange> changes = new ArrayList<>();
        int tries = mandate.times().tries();
        changes.add(new MandateChange.Later(mandate, mandate.status() == MandateStatus.PENDING
                ? times.polls.after(tries) : times.endings.after(tries)));
        problem(mandate, reply, now).ifPresent(detail -> changes.add(
                new MandateChange.Told(mandate, Problem.CONTRACT_IN_FORCE, detail)));
        return changes;
    }

    private Optional<String> problem(Mandate mandate, ContractCalls.Reply reply, Instant now) {
        String refusal = reply.refusal();
        if (mandate.isWanted()) {
            return Optional.empty();
        }
        if (refusal != null && mandate.times().tries() >= times.limits.patience()) {
            return Optional.of("the channel honours it and refuses to end it: " + refusal);
        }
        Instant since = mandate.end().at();
        boolean overdue = since != null && since.plus(times.within).isBefore(now);
        return overdue && !(reply.word() instanceof ChannelWord.Absent) ? Optional.of(
                "ended here, but not at the channel as far as it says") : Optional.empty();
    }

    private static boolean isRunning(Mandate mandate, Instant now) {
        Instant end = mandate.times().expiresAt();
        return end == null || end.isAfter(now);
    }
}
