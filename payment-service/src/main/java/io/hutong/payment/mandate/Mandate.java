package io.hutong.payment.mandate;

import io.hutong.kernel.money.Money;
import io.hutong.payment.mandate.model.ContractState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A buyer's standing consent to debits without a password. */
public record Mandate(
        String mandateId, String buyerId, Contract contract, MandateStatus status, Usage usage,
        Times times, End end) {

    /** One that nobody has ended. */
    public Mandate(String mandateId, String buyerId, Contract contract, MandateStatus status,
            Usage usage, Times times) {
        this(mandateId, buyerId, contract, status, usage, times, End.NONE);
    }

    /**
     * @param outCode    our number of it at the channel
     * @param id         the channel's number, absent until it is signed
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

    /**
     * @param expiresAt of the signing until it is signed, then of its term; absent when it is in
     *                  force until it is ended
     * @param openedAt  when its signing was started; absent in tests that do not care
     * @param tries     how often the channel was asked since its status has changed
     */
    public record Times(@Nullable Instant expiresAt, @Nullable Instant signedAt,
            @Nullable Instant openedAt, int tries) {

        public Times(@Nullable Instant expiresAt, @Nullable Instant signedAt, int tries) {
            this(expiresAt, signedAt, null, tries);
        }
    }

    /**
     * @param mode why, in the channel's words or ours; absent while it has not ended
     * @param at   when it has ended here
     * @param open the channel has not proven yet that nothing is in force there
     */
    public record End(@Nullable String mode, @Nullable Instant at, boolean open) {

        /** The buyer, here. */
        static final String BUYER = "BUYER";
        /** A later signature of the same buyer stands in its place. */
        static final String REPLACED = "REPLACED";
        static final String TERM_OVER = "TERM_OVER";
        /** Nobody signed while the signing lasted: a signature that we hear of later counts. */
        static final String NOT_SIGNED = "NOT_SIGNED";
        /** Signed by somebody else than the buyer who started it. */
        static final String MISMATCH = "MISMATCH";
        /** The channel says again and again that it has no such contract. */
        static final String NOT_AT_CHANNEL = "NOT_AT_CHANNEL";

        public static final End NONE = new End(null, null, false);
    }

    /** Whether a contract that the channel honours would be one that its buyer wants. */
    boolean isWanted() {
        return switch (status) {
            case PENDING, SIGNED -> true;
            case EXPIRED -> end.mode == null || end.mode.equals(End.NOT_SIGNED);
            case TERMINATED -> false;
        };
    }

    /** Why a debit may not be made, or the mandate with the debit counted. */
    public sealed interface Reservation {

        record Reserved(Mandate mandate) implements Reservation {
        }

        record OverLimit(String detail) implements Reservation {
        }
    }

    /** Counts a debit before the channel is asked, so that two at once cannot both fit. */
    public Reservation reserve(Money amount, LocalDate day, SpendingLimits limits) {
        if (amount.compareTo(limits.perDebit()) > 0) {
            return new Reservation.OverLimit(
                    "a debit without a password takes at most " + limits.perDebit());
        }
        Usage after = usage.on(day).plus(amount);
        if (after.used.compareTo(limits.perDay()) > 0) {
            return new Reservation.OverLimit(
                    "debits without a password take at most " + limits.perDay() + " a day");
        }
        if (limits.isOver(after.count)) {
            return new Reservation.OverLimit("there are at most "
                    + limits.countPerDay() + " debits without a password a day");
        }
        return new Reservation.Reserved(with(after));
    }

    /** Gives back what a debit had reserved that took nothing. */
    public Mandate release(Money amount, LocalDate day) {
        return day.equals(usage.on) ? with(usage.minus(amount)) : this;
    }

    Mandate signed(ContractState by) {
        return new Mandate(mandateId, buyerId,
                new Contract(contract.outCode, by.contractId(), contract.preSigning),
                MandateStatus.SIGNED, usage, new Times(
                        by.expiresAt(), by.signedAt(), times.openedAt, 0),
                End.NONE);
    }

    Mandate ended(MandateStatus how, End as) {
        return new Mandate(mandateId, buyerId, contract, how, usage, new Times(
                times.expiresAt, times.signedAt, times.openedAt, 0), as);
    }

    private Mandate with(Usage next) {
        return new Mandate(mandateId, buyerId, contract, status, next, times, end);
    }
}
