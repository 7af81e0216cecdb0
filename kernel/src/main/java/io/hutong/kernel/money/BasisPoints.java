package io.hutong.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A rate in hundredths of a percent: 60 is 0.60 %. Written as a plain number. */
public record BasisPoints(@JsonValue int value) {

    public static final int WHOLE = 10_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BasisPoints {
        if (value < 0 || value > WHOLE) {
            throw new IllegalArgumentException(
                    "a rate is between 0 and 10000 basis points, not " + value);
        }
    }

    /** The part of {@code amount} that this rate is, rounded down to the fen. */
    public Money floorOf(Money amount) {
        return Money.fen(Math.floorDiv(Math.multiplyExact(amount.total(), value), (long) WHOLE));
    }

    /** The part of {@code amount} that this rate is, half a fen rounded up. */
    public Money halfUpOf(Money amount) {
        long scaled = Math.multiplyExact(amount.total(), value);
        return Money.fen(Math.floorDiv(Math.addExact(scaled, WHOLE / 2), (long) WHOLE));
    }
}
