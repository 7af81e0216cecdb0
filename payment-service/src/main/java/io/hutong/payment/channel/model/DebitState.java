package io.hutong.payment.channel.model;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the channel says of a combined debit. */
public record DebitState(String number, List<Part> parts) {

    public DebitState {
        parts = List.copyOf(parts);
    }

    /**
     * @param number        of the part, ours
     * @param word          the channel's for the state, for people
     * @param transactionId the channel's own number, absent when nothing was charged
     */
    public record Part(
            String number, TradeState state, String word, @Nullable String transactionId,
            Money amount,
            @Nullable Instant paidAt) {
    }
}
