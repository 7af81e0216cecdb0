package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** Where an item of ours and the channel's do not agree. */
sealed interface Difference {

    /** We have booked it, the channel's bills do not have it. */
    record OnlyOurs(Ours ours) implements Difference {
    }

    /** The channel has it, we do not know of it. */
    record OnlyTheirs(Theirs theirs) implements Difference {
    }

    record AmountDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    record FeeDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    /** One side says that money moved, the other that it did not. */
    record StateDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    record CurrencyDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    /** Credited to another merchant than ours. */
    record MerchantDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    /** Another transaction than the one that we know. */
    record NumberDiffers(Ours ours, Theirs theirs) implements Difference {
    }

    /** The channel's bill has it more than once. */
    record Repeated(@Nullable Ours ours, Theirs theirs) implements Difference {
    }

    /** The name of its type as operators see it. */
    default String type() {
        return switch (this) {
            case OnlyOurs d -> "ONLY_OURS";
            case OnlyTheirs d -> "ONLY_THEIRS";
            case AmountDiffers d -> "AMOUNT_DIFFERS";
            case FeeDiffers d -> "FEE_DIFFERS";
            case StateDiffers d -> "STATE_DIFFERS";
            case CurrencyDiffers d -> "CURRENCY_DIFFERS";
            case MerchantDiffers d -> "MERCHANT_DIFFERS";
            case NumberDiffers d -> "NUMBER_DIFFERS";
            case Repeated d -> "REPEATED";
        };
    }

    /** Fen that are in question, never negative. */
    default Money atStake() {
        return switch (this) {
            case OnlyOurs(Ours ours) -> ours.amount();
            case OnlyTheirs(Theirs theirs) -> theirs.amount();
            case AmountDiffers(Ours ours, Theirs theirs) ->
                    distance(ours.amount(), theirs.amount());
            case FeeDiffers(Ours ours, Theirs theirs) -> distance(ours.fee(), theirs.fee());
            case StateDiffers(Ours ours, Theirs theirs) -> theirs.amount();
            case CurrencyDiffers(Ours ours, Theirs theirs) -> theirs.amount();
            case MerchantDiffers(Ours ours, Theirs theirs) -> theirs.amount();
            case NumberDiffers(Ours ours, Theirs theirs) -> theirs.amount();
            case Repeated(Ours ours, Theirs theirs) ->
                    theirs.amount().times(theirs.terms().lines() - 1L);
        };
    }

    private static Money distance(Money one, Money other) {
        return one.compareTo(other) < 0 ? other.minus(one) : one.minus(other);
    }
}
