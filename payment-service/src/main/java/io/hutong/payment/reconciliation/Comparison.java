package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;

/**
 * Compares one item of ours with the channel's. Each item has at most one difference, the gravest:
 * that an amount differs says already that its fee does. Sums are never compared instead of items,
 * where one too much and one too little would hide each other.
 *
 * @param patient whether what is missing or under way is still within the days that the channel
 *                and we may take
 */
record Comparison(boolean patient) {

    private static final Verdict MATCHED = new Verdict.Matched();
    private static final Verdict WAITING = new Verdict.Waiting();

    /** The bills of the channel do not have it. */
    Verdict missing(Ours ours) {
        return switch (ours.standing()) {
            case OPEN, REVERSED, ENDED -> MATCHED;
            case BOOKED -> patient ? WAITING : differs(new Difference.OnlyOurs(ours));
        };
    }

    /** Nothing here has ever had its number. */
    Verdict unknown(Theirs theirs) {
        return theirs.isReversed() ? MATCHED : differs(new Difference.OnlyTheirs(theirs));
    }

    Verdict of(Ours ours, Theirs theirs) {
        if (theirs.terms().lines() > 1) {
            return differs(new Difference.Repeated(ours, theirs));
        }
        return switch (ours.standing()) {
            case OPEN -> open(ours, theirs);
            case REVERSED -> reversed(ours, theirs);
            case ENDED -> ended(ours, theirs);
            case BOOKED -> theirs.isReversed()
                    ? differs(new Difference.StateDiffers(ours, theirs)) : terms(ours, theirs);
        };
    }

    private Verdict open(Ours ours, Theirs theirs) {
        if (theirs.isReversed()) {
            return MATCHED;
        }
        return switch (theirs.terms().movement()) {
            case UNDER_WAY -> MATCHED;
            case DONE -> patient ? WAITING : differs(new Difference.StateDiffers(ours, theirs));
        };
    }

    /** A reversal shortly after midnight is in the next day's bill. */
    private Verdict reversed(Ours ours, Theirs theirs) {
        if (theirs.isReversed()) {
            return MATCHED;
        }
        return patient ? WAITING : differs(new Difference.StateDiffers(ours, theirs));
    }

    private Verdict ended(Ours ours, Theirs theirs) {
        if (theirs.isReversed()) {
            return MATCHED;
        }
        return switch (theirs.terms().movement()) {
            case UNDER_WAY -> patient ? WAITING
                    : differs(new Difference.StateDiffers(ours, theirs));
            case DONE -> differs(new Difference.StateDiffers(ours, theirs));
        };
    }

    private static Verdict terms(Ours ours, Theirs theirs) {
        if (!Money.CNY.equals(theirs.terms().currency())) {
            return differs(new Difference.CurrencyDiffers(ours, theirs));
        }
        if (!ours.party().subMchid().equals(theirs.party().subMchid())) {
            return differs(new Difference.MerchantDiffers(ours, theirs));
        }
        if (!ours.amount().equals(theirs.amount()) || theirs.reversed().isPositive()) {
            return differs(new Difference.AmountDiffers(ours, theirs));
        }
        if (!ours.party().channelNumber().equals(theirs.party().channelNumber())) {
            return differs(new Difference.NumberDiffers(ours, theirs));
        }
        return ours.fee().equals(theirs.fee()) ? MATCHED
                : differs(new Difference.FeeDiffers(ours, theirs));
    }

    private static Verdict differs(Difference difference) {
        return new Verdict.Differs(difference);
    }
}
