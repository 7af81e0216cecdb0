package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.mandate.ChannelWord.Absent;
import io.hutong.payment.mandate.ChannelWord.Says;
import io.hutong.payment.mandate.ChannelWord.Silent;
import io.hutong.payment.mandate.model.ContractState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the channel's word on a mandate's contract means for ours. Whatever the channel honours is
 * either in force here too, or it is ended there: nothing rests before the channel has said so.
 * Pure.
 */
sealed interface ContractDecision {

    /** It is in force now. */
    record Sign(ContractState contract) implements ContractDecision {
    }

    /**
     * It has ended here.
     *
     * @param open whether the channel may still honour it, so that it is asked until it says no
     */
    record Finish(MandateStatus status, String mode, boolean open) implements ContractDecision {
    }

    /** It is about somebody or something else: a person is told. */
    record Mismatch(String why, boolean open) implements ContractDecision {
    }

    /** The channel has said all there is to say for now. */
    record Settled() implements ContractDecision {
    }

    /** Not known yet, or not yet ended there. */
    record AskAgain() implements ContractDecision {
    }

    /**
     * What else the decision depends on.
     *
     * @param current  what the buyer has signed otherwise, if there is such a mandate
     * @param signerId who has signed this one, from the contract's openid; empty: nobody has
     */
    record Situation(
            Mandate mandate, @Nullable Mandate current, PlatformIdentity platform,
            String signerId, Time time, Limits limits) {

        Instant now() {
            return time.now;
        }
    }

    /** @param asked when the channel was; what it did not have then, it may have now */
    record Time(Instant now, Instant asked) {
    }

    /**
     * @param session  how long WeChat's page can be signed at most
     * @param patience times in a row that the channel may deny a signed contract before it ends
     */
    record Limits(Duration session, int patience) {
    }

    static ContractDecision of(Situation situation, ChannelWord word) {
        return switch (word) {
            case Says(ContractState contract) when !isOurs(contract, situation.platform) ->
                    situation.mandate.isWanted() ? new Mismatch(
                            "the channel speaks of another platform or template", false)
                            : new Settled();
            case Says(ContractState contract) -> switch (contract.state()) {
                case TERMINATED -> terminated(situation.mandate, contract);
                case SIGNED -> isInForce(contract, situation.now())
                        ? inForce(situation, contract) : lapsed(situation.mandate);
                case UNDECIDED -> unclear(situation);
            };
            case Absent() -> absent(situation);
            case Silent(String cause) -> unclear(situation);
        };
    }

    static boolean isOurs(ContractState contract, PlatformIdentity platform) {
        return Objects.equals(contract.mchid(), platform.mchid())
                && contract.planId() == platform.planId();
    }

    /** Whether debits are possible under it. */
    static boolean isInForce(ContractState contract, Instant now) {
        return contract.state() == ContractState.State.SIGNED
                && (contract.expiresAt() == null || contract.expiresAt().isAfter(now));
    }

    private static ContractDecision terminated(Mandate mandate, ContractState contract) {
        String mode = contract.terminationMode();
        return mandate.isWanted()
                ? new Finish(MandateStatus.TERMINATED, mode == null ? "UNKNOWN" : mode, false)
                : new Settled();
    }

    private static ContractDecision inForce(Situation situation, ContractState contract) {
        Mandate mandate = situation.mandate;
        if (!mandate.isWanted()) {
            return new AskAgain();
        }
        if (!situation.signerId.equals(mandate.buyerId())) {
            return new Mismatch("signed by somebody else than the buyer who started it", true);
        }
        if (mandate.status() == MandateStatus.SIGNED) {
            return isOver(mandate, situation.now())
                    ? new Finish(MandateStatus.EXPIRED, Mandate.End.TERM_OVER, true)
                    : new Settled();
        }
        return situation.current != null && isLater(situation.current, mandate, contract)
                ? new Finish(MandateStatus.TERMINATED, Mandate.End.REPLACED, true)
                : new Sign(contract);
    }

    /** The later signature counts, in whatever order we hear of them. */
    private static boolean isLater(Mandate current, Mandate mandate, ContractState contract) {
        Instant known = current.times().signedAt();
        Instant signed = contract.signedAt();
        if (known == null || signed == null || known.isBefore(signed)) {
            return false;
        }
        return known.isAfter(signed)
                || current.mandateId().compareTo(mandate.mandateId()) > 0;
    }

    /** The channel still calls it signed, but its term is over there. */
    private static ContractDecision lapsed(Mandate mandate) {
        return mandate.isWanted()
                ? new Finish(MandateStatus.EXPIRED, Mandate.End.TERM_OVER, false)
                : new Settled();
    }

    private static ContractDecision absent(Situation situation) {
        Mandate mandate = situation.mandate;
        if (mandate.status() == MandateStatus.SIGNED) {
            return denied(situation);
        }
        boolean wasSigned = mandate.times().signedAt() != null;
        boolean over = !situation.time.asked.isBefore(sessionEnd(situation));
        if (mandate.status() == MandateStatus.PENDING) {
            return isOver(mandate, situation.now())
                    ? new Finish(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED, !over)
                    : new AskAgain();
        }
        return wasSigned || over ? new Settled() : new AskAgain();
    }

    /** One denial may be a slip of the channel; a contract that it never knows is of no use. */
    private static ContractDecision denied(Situation situation) {
        Mandate mandate = situation.mandate;
        if (mandate.times().tries() >= situation.limits.patience()) {
            return new Finish(MandateStatus.TERMINATED, Mandate.End.NOT_AT_CHANNEL, false);
        }
        return unclear(situation);
    }

    private static ContractDecision unclear(Situation situation) {
        Mandate mandate = situation.mandate;
        if (!isOver(mandate, situation.now())) {
            return new AskAgain();
        }
        return switch (mandate.status()) {
            case PENDING -> new Finish(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED, true);
            case SIGNED -> new Finish(MandateStatus.EXPIRED, Mandate.End.TERM_OVER, true);
            case EXPIRED, TERMINATED -> new AskAgain();
        };
    }

    private static boolean isOver(Mandate mandate, Instant now) {
        Instant end = mandate.times().expiresAt();
        return end != null && !end.isAfter(now);
    }

    /** After it nobody can sign any more, whatever our own signing time is. */
    private static Instant sessionEnd(Situation situation) {
        Instant opened = situation.mandate.times().openedAt();
        return opened == null ? situation.now() : opened.plus(situation.limits.session());
    }
}
