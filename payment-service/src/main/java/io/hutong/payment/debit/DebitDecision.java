package io.hutong.payment.debit;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Combined;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.debit.Verdict.AskAgain;
import io.hutong.payment.debit.Verdict.Authorized;
import io.hutong.payment.debit.Verdict.Declined;
import io.hutong.payment.debit.Verdict.Expired;
import io.hutong.payment.debit.Verdict.Hold;
import io.hutong.payment.debit.Verdict.Requeue;
import io.hutong.payment.debit.Verdict.Reverse;
import io.hutong.payment.debit.Verdict.SendAgain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of outcomes. Combined debits have no callback: asking and reversing are the only ways
 * out of not knowing, and nothing but a word of the channel counts as a result.
 */
final class DebitDecision {

    private static final Set<String> NOT_FOUND =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    private static final Set<String> HARD_DECLINES = Set.of("NOT_ENOUGH", "NOTENOUGH",
            "RULE_LIMIT", "RULELIMIT", "USER_ACCOUNT_ABNORMAL", "ACCOUNT_ERROR", "ACCOUNTERROR",
            "CONTRACT_NOT_EXIST", "CONTRACT_NOT_EXISTS", "CONTRACT_TERMINATED");
    /** No debit can succeed until somebody repairs the settings. */
    private static final Set<String> WRONG_FOR_ALL = Set.of("SIGN_ERROR");
    /**
     * The fault of one order (its data, its merchant, its mini-program) or of our settings: how
     * other debits fare tells which.
     */
    private static final Set<String> WRONG_FOR_ONE = Set.of("PARAM_ERROR", "INVALID_REQUEST",
            "NO_AUTH", "NOAUTH", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS");
    /** The number is taken: asking tells by what. */
    private static final Set<String> TAKEN = Set.of("OUT_TRADE_NO_USED", "ORDER_PAID",
            "ORDERPAID");

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
            return wishes.calledOff || asked == Asked.REVERSE ? new Reverse(code)
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
        return attempt.sends() == 0 || attempt.sends() == 1 && attempt.code() != null
                && (HARD_DECLINES.contains(attempt.code()) || isOurs(attempt.code()));
    }

    /** As the answer to a sending: the request itself was refused, nothing became of it. */
    static boolean isOurs(@Nullable String code) {
        return code != null && (WRONG_FOR_ALL.contains(code) || WRONG_FOR_ONE.contains(code));
    }

    static Verdict decide(Situation situation, ChannelAnswer<DebitState> answer) {
        return switch (answer) {
            case Answered<DebitState>(DebitState state) -> answered(situation, state);
            case Refused<DebitState> refused -> refused(situation, refused);
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

    /** The channel has looked at the debit itself: it takes our requests. */
    static boolean isDecline(String code) {
        return HARD_DECLINES.contains(code);
    }

    private static Verdict answered(Situation situation, DebitState state) {
        Combined combined = Combined.of(state, situation.parts);
        return switch (combined) {
            case PAID -> new Authorized(state.parts());
            case UNPAID -> new Declined(state.parts().getFirst().state().name(),
                    "the channel closed the debit");
            case WAITING -> situation.mayResend
                    ? situation.undecided(combined.name()) : new Reverse(combined.name());
            case MIXED -> new Reverse(combined.name());
            case FOREIGN -> situation.undecided(combined.name());
        };
    }

    private static Verdict refused(Situation situation, Refused<DebitState> refused) {
        String code = refused.code();
        if (NOT_FOUND.contains(code)) {
            return notFound(situation, code);
        }
        if (situation.asked == Asked.SEND) {
            return firstSendRefused(situation, refused);
        }
        if (situation.asked == Asked.RESEND && !isOurs(code) && !TAKEN.contains(code)) {
            // The first sending may still be on its way: closed before it counts as declined.
            return new Reverse(code);
        }
        // Marked, because a refused query says nothing about the sending: see isNothingOnItsWay.
        return situation.undecided("AGAIN_" + code);
    }

    private static Verdict firstSendRefused(Situation situation, Refused<DebitState> refused) {
        String code = refused.code();
        if (HARD_DECLINES.contains(code)) {
            return declined(situation, refused);
        }
        if (WRONG_FOR_ALL.contains(code)) {
            return new Hold(code, true);
        }
        return WRONG_FOR_ONE.contains(code) ? blamed(situation, refused)
                : situation.undecided(code);
    }

    /** Final for this order alone while others are paid; else our settings may be at fault. */
    private static Verdict blamed(Situation situation, Refused<DebitState> refused) {
        return switch (situation.others.company) {
            case PASSES -> declined(situation, refused);
            case NONE -> new Hold(refused.code(), false);
            case REFUSED -> new Hold(refused.code(), true);
        };
    }

    /**
     * A refusal is no word about the number. Before another one may be paid, this one is closed: a
     * late success of it would be a second payment.
     */
    private static Verdict declined(Situation situation, Refused<DebitState> refused) {
        return situation.wishes.fallsBack ? new Reverse(refused.code())
                : new Declined(refused.code(), refused.message());
    }

    /** "Not found" is not "not charged": the request may still be on its way. */
    private static Verdict notFound(Situation situation, String code) {
        return switch (situation.asked) {
            case QUERY -> !situation.wishes.calledOff && situation.mayResend
                    ? new SendAgain() : new Reverse(code);
            case REVERSE -> situation.nothingOnItsWay
                    ? new Declined(code, "the channel has declined the debit")
                    : new Reverse(code);
            case SEND, RESEND -> situation.undecided(code);
        };
    }
}
