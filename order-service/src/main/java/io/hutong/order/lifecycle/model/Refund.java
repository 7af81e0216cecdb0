package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money of an order on its way back to the buyer. From the moment it is written down the order
 * counts it as claimed, so that nobody else can give the same money back.
 *
 * @param refundId the order's id with a number
 */
public record Refund(String refundId, Ask ask, State state, Result result) {

    /**
     * What is to go back.
     *
     * @param reason  for people; the buyer may read it in WeChat
     * @param because the order's reason from now on; null where the order goes on
     * @param parts   one per merchant
     * @param restock goods that go back to the shelf
     * @param lines   how much of it goes back under which line; empty where it is about the money
     *                alone, null where it was asked for before that was told
     */
    public record Ask(
            String reason, @Nullable Reason because, String askedBy, Instant askedAt,
            List<Part> parts, List<Goods> restock,
            @Nullable List<LineShare> lines) {

        public Ask {
            parts = List.copyOf(parts);
            restock = List.copyOf(restock);
            lines = lines == null ? null : List.copyOf(lines);
        }

        /** About the money alone. */
        public Ask(String reason, @Nullable Reason because, String askedBy, Instant askedAt,
                List<Part> parts, List<Goods> restock) {
            this(reason, because, askedBy, askedAt, parts, restock, List.of());
        }

        public Money amount() {
            return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
        }
    }

    /** What goes back of one merchant's part. */
    public record Part(String merchantId, Money amount) {
    }

    /**
     * What went back of one merchant's part, and from whom it came.
     *
     * @param afterSettlement whether the money had been divided already
     * @param merchantNet     out of the merchant's funds
     * @param commission      what the commerce platform returned of its share
     * @param trafficFee      what the traffic platform returned of its share
     * @param channelFee      what WeChat Pay returned of its fee
     * @param advance         what the commerce platform paid in the merchant's place
     * @param others          what other receivers returned; null: there were none
     * @param trafficFeeOwed  by how much less the traffic platform is owed of what it could not
     *                        take at the settlement; null: nothing
     */
    public record Returned(
            String merchantId, boolean afterSettlement, Money amount, Money merchantNet,
            Money commission, Money trafficFee, Money channelFee, Money advance,
            @Nullable Money others, @Nullable Money trafficFeeOwed) {
    }

    public enum State {
        /** Claimed here, asked of payment-service. */
        REFUNDING,
        /** The buyer has the money; goods and statements are still to be seen to. */
        RETURNED,
        /** All is done. */
        REFUNDED,
        /** Nothing went back; the claim is released. */
        REFUSED;

        public boolean isOpen() {
            return this == REFUNDING || this == RETURNED;
        }

        /** As people are told: it is over when all is seen to. */
        public String shown() {
            return switch (this) {
                case REFUNDING, RETURNED -> REFUNDING.name();
                case REFUNDED, REFUSED -> name();
            };
        }
    }

    /** Why nothing went back. */
    public enum Refusal {
        NOT_PAID, UNKNOWN_PART, EXCEEDS_PAYMENT, CLOSED_BY_CHANNEL
    }

    /** What came of it so far: at most one of the two. */
    public record Result(
            @Nullable Instant refundedAt, List<Returned> parts, @Nullable Refusal refusal) {

        static final Result NONE = new Result(null, List.of(), null);

        public Result {
            parts = List.copyOf(parts);
        }
    }

    static Refund begun(String refundId, Ask ask) {
        return new Refund(refundId, ask, State.REFUNDING, Result.NONE);
    }

    /** What is asked for while nothing else is known, then what really went back. */
    public Money amount() {
        return ask.parts().stream().map(part -> amountOf(part.merchantId()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** The same for one merchant's part. */
    public Money amountOf(String merchantId) {
        return switch (state) {
            case REFUNDING -> ask.parts().stream()
                    .filter(part -> part.merchantId().equals(merchantId))
                    .map(Part::amount).reduce(Money.ZERO, Money::plus);
            case RETURNED, REFUNDED -> result.parts().stream()
                    .filter(part -> part.merchantId().equals(merchantId))
                    .map(Returned::amount).reduce(Money.ZERO, Money::plus);
            case REFUSED -> Money.ZERO;
        };
    }

    /** Whether the buyer has the money. */
    public boolean hasReturned() {
        return state == State.RETURNED || state == State.REFUNDED;
    }

    /** @throws IllegalStateException while the money is not back */
    public Instant requireRefundedAt() {
        Instant at = result.refundedAt();
        if (at == null) {
            throw new IllegalStateException("refund " + refundId + " is " + state);
        }
        return at;
    }

    Refund returned(Instant at, List<Returned> parts) {
        return new Refund(refundId, ask, expect(State.REFUNDING, State.RETURNED),
                new Result(at, parts, null));
    }

    Refund recorded() {
        return new Refund(refundId, ask, expect(State.RETURNED, State.REFUNDED), result);
    }

    Refund refused(Refusal why) {
        return new Refund(refundId, ask, expect(State.REFUNDING, State.REFUSED),
                new Result(null, List.of(), why));
    }

    private State expect(State before, State after) {
        if (state != before) {
            throw new IllegalStateException(
                    "refund " + refundId + " is " + state + " and cannot become " + after);
        }
        return after;
    }
}
