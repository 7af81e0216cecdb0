package io.hutong.payment.settlement.model;

import io.hutong.kernel.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the channel says of a division; {@code finished} does not mean that it succeeded. */
public record SharingState(
        String number, @Nullable String channelNumber, boolean finished, List<Part> parts) {

    public SharingState {
        parts = List.copyOf(parts);
    }

    /** One receiver's result. */
    public record Part(
            String mchid, Money amount, Result result, @Nullable String failReason) {
    }

    public enum Result { PENDING, SUCCESS, CLOSED }
}
