package io.hutong.payment.debit;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Combined;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.debit.Verdict.AskAgain;
import io.hutong.payment.debit.Verdict.Authorized;
import io.hutong.payment.debit.Verdict.Declined;
import io.hutong.payment.debit.Verdict.Expired;
import io.hutong.payment.debit.Verdict.Hold;
import io.hutong.payment.debit.Verdict.Requeue;
import io.hutong.payment.debit.Verdict.Reverse;
import io.hutong.payment.debit.Verdict.SendAgain;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of outcomes. Combined debits have no callback: asking and reversing are the only ways
 * out of not knowing, and nothing but a word of the channel counts as a result.
 */
final class DebitDecision {

    private DebitDecision() {
    }

    /**
     * @param calledOff the order was voided meanwhile
     * @param fallsBack the cashier follows a decline, so that the decline has to be proven
     */
    record Wishes(boolean calledOff, boolean fallsBack) {
    }

    /**
     * @param mayResend       there is time for another call before the deadline
     * @param nothingOnItsWay nothing was sent, or the channel has declined the only sending
     * @param others          how other debits fare
     * @param parts           the amounts that were asked for, by the sub-orders' numbers
     */
    record Situation(
            Asked asked, Wishes wishes, boolean mayResend, boolean nothingOnItsWay,
            Others others, Map<String, Money> parts) {

        /** Not known: later, or not at all when nobody wants it any more. */
        Verdict undecided(String code) {
            return wishes.calledOff || asked == Asked.REVERSE ? new Reverse(Cause.said(code))
                    : new AskAgain(code);
        }
    }

    /**
     * @param company    where the answer is a refusal of ours: whose fault it is
     * @param refusedFor why this one or all of them wait, if they do
     */
    record Others(Company company, @Nullable String refusedFor) {

        static final Others QUIET = new Others(Company.NONE, null);
    }

    /** Nothing was sent, or the channel has declined the only sending. */
    static boolean isNothingOnItsWay(Attempt attempt) {
        Cause cause = attempt.cause();
        return attempt.sends() == 0 || attempt.sends() == 1 && cause != null
                && (cause.objection().isDecline() || cause.objection().isOurs());
    }

    static Verdict decide(Situation situation, ChannelAnswer<DebitState> answer) {
        return switch (answer) {
            case Answered<DebitState>(DebitState state) -> answered(situation, state);
            case Refused<DebitState>(Refusal why) -> refused(situation, why);
            case Ambiguous<DebitState>(String cause) -> situation.undecided(cause);
            case NotSent<DebitState>(String cause) -> notSent(situation, cause);
        };
    }

    private static Verdict notSent(Situation situation, String cause) {
        if (situation.asked != Asked.SEND) {
            return situation.undecided(cause);
        }
        return situation.mayResend ? new Requeue(cause)
                : new Expired(situation.others.refusedFor);
    }

    private static Verdict answered(Situation situation, DebitState state) {
        Combined combined = Combined.of(state, situation.parts);
        return switch (combined) {
            case PAID -> new Authorized(state.parts());
            case UNPAID -> new Declined(Cause.said(state.parts().getFirst().word()),
                    "the channel closed the debit");
            case WAITING -> situation.mayResend
                    ? situation.undecided(combined.name())
                    : new Reverse(Cause.said(combined.name()));
            case MIXED -> new Reverse(Cause.said(combined.name()));
            case FOREIGN -> situation.undecided(combined.name());
        };
    }

    private static Verdict refused(Situation situation, Refusal why) {
        Cause cause = Cause.of(why);
        return switch (situation.asked) {
            case SEND -> sendingRefused(situation, why, cause);
            case RESEND -> repeatRefused(situation, cause);
            case QUERY, REVERSE -> cause.objection() == Objection.ABSENT
                    ? notFound(situation, cause) : marked(situation, cause);
        };
    }

    private static Verdict sendingRefused(Situation situation, Refusal why, Cause cause) {
        return switch (cause.objection()) {
            case NO_MONEY, OVER_LIMIT, ACCOUNT_GONE, CONTRACT_GONE -> declined(situation, why);
            case SETTINGS -> new Hold(cause, true);
            case REQUEST -> blamed(situation, why);
            case ABSENT, TAKEN, CONTRACT_DOUBTFUL, MANDATE_OVER, OTHER, NONE ->
                    situation.undecided(cause.code());
        };
    }

    /** The first sending may still be on its way: closed before it counts as declined. */
    private static Verdict repeatRefused(Situation situation, Cause cause) {
        return switch (cause.objection()) {
            case ABSENT -> situation.undecided(cause.code());
            case SETTINGS, REQUEST, TAKEN -> marked(situation, cause);
            case NO_MONEY, OVER_LIMIT, ACCOUNT_GONE, CONTRACT_GONE, CONTRACT_DOUBTFUL,
                    MANDATE_OVER, OTHER, NONE -> new Reverse(cause);
        };
    }

    /** Because a refused query says nothing about the sending: see isNothingOnItsWay. */
    private static Verdict marked(Situation situation, Cause cause) {
        return situation.undecided("AGAIN_" + cause.code());
    }

    /** Final for this order alone while others are paid; else our settings may be at fault. */
    private static Verdict blamed(Situation situation, Refusal why) {
        return switch (situation.others.company) {
            case PASSES -> declined(situation, why);
            case NONE -> new Hold(Cause.of(why), false);
            case REFUSED -> new Hold(Cause.of(why), true);
        };
    }

    /**
     * A refusal is no word about the number. Before another one may be paid, this one is closed: a
     * late success of it would be a second payment.
     */
    private static Verdict declined(Situation situation, Refusal why) {
        return situation.wishes.fallsBack ? new Reverse(Cause.of(why))
                : new Declined(Cause.of(why), why.text());
    }

    /** "Not found" is not "not charged": the request may still be on its way. */
    private static Verdict notFound(Situation situation, Cause cause) {
        boolean sendAgain = situation.asked == Asked.QUERY && !situation.wishes.calledOff
                && situation.mayResend;
        boolean proven = situation.asked == Asked.REVERSE && situation.nothingOnItsWay;
        return sendAgain ? new SendAgain()
                : proven ? new Declined(cause, "the channel has declined the debit")
                : new Reverse(cause);
    }
}
