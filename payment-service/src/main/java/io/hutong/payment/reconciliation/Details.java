package io.hutong.payment.reconciliation;

import org.jspecify.annotations.Nullable;

/** Differences in words, and whose order they are about. */
final class Details {

    private static final int ORDER_ID = 26;

    private Details() {
    }

    static Subject subject(Difference difference) {
        Theirs theirs = theirs(difference);
        return theirs == null ? sided(ours(difference)).subject() : theirs.subject();
    }

    static String number(Difference difference) {
        Theirs theirs = theirs(difference);
        return theirs == null ? sided(ours(difference)).number() : theirs.number();
    }

    /** All our numbers begin with the order's id; empty where theirs is not one of ours. */
    static String orderId(Difference difference) {
        Ours ours = ours(difference);
        if (ours != null) {
            return ours.orderId();
        }
        String number = number(difference);
        return number.length() > ORDER_ID ? number.substring(0, ORDER_ID) : "";
    }

    static String caseSubject(Difference difference) {
        return subject(difference) + ":" + difference.type() + ":" + number(difference);
    }

    static String words(Difference difference) {
        return side("we have", ours(difference)) + "; " + side("the bill has",
                theirs(difference));
    }

    private static String side(String who, @Nullable Ours ours) {
        return ours == null ? who + " nothing" : who + " " + ours.standing() + " "
                + ours.amount() + ", fee " + ours.fee() + ", " + party(ours.party());
    }

    private static String side(String who, @Nullable Theirs theirs) {
        return theirs == null ? who + " nothing" : who + " " + theirs.terms().movement() + " "
                + theirs.amount() + " " + theirs.terms().currency() + ", fee " + theirs.fee()
                + ", " + party(theirs.party())
                + (theirs.reversed().isPositive() ? ", reversed " + theirs.reversed() : "")
                + (theirs.terms().lines() == 1 ? "" : ", " + theirs.terms().lines() + " times");
    }

    private static String party(Ours.Party party) {
        return "number " + (party.channelNumber().isEmpty() ? "none" : party.channelNumber())
                + (party.subMchid().isEmpty() ? "" : " of " + party.subMchid());
    }

    private static Ours sided(@Nullable Ours ours) {
        if (ours == null) {
            throw new IllegalArgumentException("a difference has a side");
        }
        return ours;
    }

    private static @Nullable Ours ours(Difference difference) {
        return switch (difference) {
            case Difference.OnlyOurs d -> d.ours();
            case Difference.OnlyTheirs d -> null;
            case Difference.AmountDiffers d -> d.ours();
            case Difference.FeeDiffers d -> d.ours();
            case Difference.StateDiffers d -> d.ours();
            case Difference.CurrencyDiffers d -> d.ours();
            case Difference.MerchantDiffers d -> d.ours();
            case Difference.NumberDiffers d -> d.ours();
            case Difference.Repeated d -> d.ours();
        };
    }

    private static @Nullable Theirs theirs(Difference difference) {
        return switch (difference) {
            case Difference.OnlyOurs d -> null;
            case Difference.OnlyTheirs d -> d.theirs();
            case Difference.AmountDiffers d -> d.theirs();
            case Difference.FeeDiffers d -> d.theirs();
            case Difference.StateDiffers d -> d.theirs();
            case Difference.CurrencyDiffers d -> d.theirs();
            case Difference.MerchantDiffers d -> d.theirs();
            case Difference.NumberDiffers d -> d.theirs();
            case Difference.Repeated d -> d.theirs();
        };
    }
}
