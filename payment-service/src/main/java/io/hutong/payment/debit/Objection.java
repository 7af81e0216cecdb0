package io.hutong.payment.debit;

import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.Absent;
import io.hutong.payment.channel.model.Refusal.AccountUnfit;
import io.hutong.payment.channel.model.Refusal.BadRequest;
import io.hutong.payment.channel.model.Refusal.ContractDoubtful;
import io.hutong.payment.channel.model.Refusal.ContractTerminated;
import io.hutong.payment.channel.model.Refusal.NoContract;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.channel.model.Refusal.NotSigned;
import io.hutong.payment.channel.model.Refusal.NumberTaken;
import io.hutong.payment.channel.model.Refusal.OrderClosed;
import io.hutong.payment.channel.model.Refusal.OverLimit;
import io.hutong.payment.channel.model.Refusal.Unforeseen;
import java.util.EnumSet;
import java.util.Set;

/** What stands against a debit. Stored with the attempt beside the channel's word. */
enum Objection {
    /** The channel has looked at the debit itself: it takes our requests. */
    NO_MONEY, OVER_LIMIT, ACCOUNT_GONE,
    CONTRACT_GONE,
    /** No debit can succeed until somebody repairs the settings. */
    SETTINGS,
    /**
     * The fault of one order (its data, its merchant, its mini-program) or of our settings: how
     * other debits fare tells which.
     */
    REQUEST,
    /** The channel does not know the number. */
    ABSENT,
    /** The number is taken: asking tells by what. */
    TAKEN,
    /** Something else about the contract. */
    CONTRACT_DOUBTFUL,
    /** The mandate ended here before it was sent. */
    MANDATE_OVER,
    OTHER,
    /** It was not refused. */
    NONE;

    private static final Set<Objection> DECLINES =
            EnumSet.of(NO_MONEY, OVER_LIMIT, ACCOUNT_GONE, CONTRACT_GONE);

    static Objection of(Refusal refusal) {
        // @formatter:off
        return switch (refusal) {
            case Absent _ -> ABSENT;
            case NumberTaken _ -> TAKEN;
            case NotEnough _ -> NO_MONEY;
            case OverLimit _ -> OVER_LIMIT;
            case AccountUnfit _ -> ACCOUNT_GONE;
            case NoContract _, ContractTerminated _ -> CONTRACT_GONE;
            case ContractDoubtful _ -> CONTRACT_DOUBTFUL;
            case NotSigned _ -> SETTINGS;
            case BadRequest _ -> REQUEST;
            case OrderClosed _, Unforeseen _ -> OTHER;
        };
        // @formatter:on
    }

    boolean isDecline() {
        return DECLINES.contains(this);
    }

    /** As the answer to a sending: the request itself was refused, nothing became of it. */
    boolean isOurs() {
        return this == SETTINGS || this == REQUEST;
    }

    /** The contract is perhaps not in force, which nobody has told us. */
    boolean doubtsMandate() {
        return this == CONTRACT_GONE || this == CONTRACT_DOUBTFUL || this == MANDATE_OVER;
    }

    /** Another debit under this mandate would be declined as well: account or contract is gone. */
    boolean isFinal() {
        return this == ACCOUNT_GONE || this == CONTRACT_GONE || this == MANDATE_OVER;
    }
}
