package io.hutong.payment.mandate;

import io.hutong.contracts.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's standing consent to debits without a password.
 *
 * @param contractId the channel's number, absent until it is signed
 */
public record Mandate(
        String mandateId, String buyerId, Contract contract, MandateStatus status, Usage usage,
        Times times) {

    /**
     * @param outCode    our number of it at the channel
     * @param preSigning the channel's number of the signing session
     */
    public record Contract(
            String outCode, @Nullable String id, @Nullable String preSigning) {
    }

    /** What the debits of one Beijing day have taken, and how many they were. */
    public record Usage(@Nullable LocalDate on, Money used, int count) {

        public static final Usage NONE = new Usage(null, Money.ZERO, 0);

        /** As it stands on that day: nothing of another day counts. */
        public Usage on(LocalDate day) {
            return day.equals(on) ? this : new Usage(day, Money.ZERO, 0);
        }

        private Usage plus(Money amount) {
            return new Usage(on, used.plus(amount), count + 1);
        }

        private Usage minus(Money amount) {
            Money after = used.minus(amount);
            return new Usage(on, after.isNegative() ? Money.ZERO : after, Math.max(0, count - 1));
        }
    }

    /** @param expiresAt absent when it is in force until it is ended */
    public record Times(@Nullable Instant expiresAt, @Nullable Instant signedAt, int tries) {
    }

    /** Why a debit may not be made, or the mandate with the debit counted. */
    public sealed interface Reservation {

        record Reserved(Mandate mandate) implements Reservation {
        }

        record OverLimit(String code, String detail) implements Reservation {
        }
    }

    /** Counts a debit before the channel is asked, so that two at once cannot both fit. */
    public Reservation reserve(Money amount, LocalDate day, SpendingLimits limits) {
        if (amount.compareTo(limits.perDebit()) > 0) {
            return new Reservation.OverLimit("RULE_LIMIT",
                    "a debit without a password takes at most " + limits.perDebit());
        }
        Usage after = usage.on(day).plus(amount);
        if (after.used.compareTo(limits.perDay()) > 0) {
            return new Reservation.OverLimit("RULE_LIMIT",
                    "debits without a password take at most " + limits.perDay() + " a day");
        }
        if (limits.isOver(after.count)) {
            return new Reservation.OverLimit("RULE_LIMIT", "there are at most "
                    + limits.countPerDay() + " debits without a password a day");
        }
        return new Reservation.Reserved(with(after));
    }

    /** Gives back what a debit had reserved that took nothing. */
    public Mandate release(Money amount, LocalDate day) {
        return day.equals(usage.on) ? with(usage.minus(amount)) : this;
    }

    private Mandate with(Usage next) {
        return new Mandate(mandateId, buyerId, contract, status, next, times);
    }
}
