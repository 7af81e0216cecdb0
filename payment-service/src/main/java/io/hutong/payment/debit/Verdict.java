package io.hutong.payment.debit;

import io.hutong.payment.channel.model.DebitState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer of the channel means for an attempt. */
sealed interface Verdict {

    /** The money is taken. */
    record Authorized(List<DebitState.Part> parts) implements Verdict {
    }

    /** No money was taken, and none can be under this number. */
    record Declined(Cause cause, String detail) implements Verdict {
    }

    /** Not known: ask later. */
    record AskAgain(String code) implements Verdict {
    }

    /** The channel does not know the number: send the same bytes again. */
    record SendAgain() implements Verdict {
    }

    /** It must not stand: reverse, then ask until it is closed. */
    record Reverse(Cause cause) implements Verdict {
    }

    /** Our settings are at fault; {@code everybody} when no debit can succeed with them. */
    record Hold(Cause cause, boolean everybody) implements Verdict {
    }

    /**
     * It certainly was not sent, and it is too late to send it.
     *
     * @param refusal the channel's word for which it waited; absent when it merely came too late
     */
    record Expired(@Nullable String refusal) implements Verdict {
    }

    /** It certainly was not sent: as if it had never been tried. */
    record Requeue(String cause) implements Verdict {
    }
}
