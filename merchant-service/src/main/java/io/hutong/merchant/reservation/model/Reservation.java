package io.hutong.merchant.reservation.model;

import java.util.List;

/** What became of one order's stock. */
public sealed interface Reservation {

    /** Nothing is known of the order. */
    record None() implements Reservation {
    }

    /** Its stock is set aside. */
    record Reserved(List<ReservedLine> lines, Quote quote) implements Reservation {
    }

    /** It was paid and its stock has left; some of it may have come back. */
    record Confirmed(List<ReservedLine> lines, Quote quote, Returns returns)
            implements Reservation {
    }

    /** Its stock went back. */
    record Released(List<ReservedLine> lines, Quote quote) implements Reservation {
    }

    /** It could not be had. */
    record Refused(Refusal refusal, String detail) implements Reservation {
    }

    /** Tombstone: it was called off before its reservation arrived. */
    record Voided() implements Reservation {
    }
}
