package io.hutong.payment.crosscheck;

import io.hutong.contracts.money.Money;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.DebitState;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.TradeState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One round: whatever has moved lately must be the same in the payment and in the ledger, and, for
 * some of it, at the channel. What differs becomes a case and is looked at again in every round
 * until the case is resolved.
 */
final class CrossCheck {

    private final CrossCheckStore store;
    private final PaymentChannel channel;
    private final Cases cases;
    private final CrossCheckSettings settings;

    CrossCheck(CrossCheckStore store, PaymentChannel channel, Cases cases,
            CrossCheckSettings settings) {
        this.store = store;
        this.channel = channel;
        this.cases = cases;
        this.settings = settings;
    }

    /** Fen between the sides, each pair by itself. */
    record Drift(long orders, Money order, Money ledger, Money channel) {

        static final Drift NONE = new Drift(0, Money.ZERO, Money.ZERO, Money.ZERO);

        Drift plus(Drift more) {
            return new Drift(orders + more.orders, order.plus(more.order),
                    ledger.plus(more.ledger), channel.plus(more.channel));
        }

        Money total() {
            return order.plus(ledger).plus(channel);
        }
    }

    Drift round(RandomGenerator random) {
        List<OrderBooks> recent = store.recent(settings.window(), settings.maxOrders());
        List<Cases.Case> found = new ArrayList<>();
        Drift all = Drift.NONE;
        for (OrderBooks books : recent) {
            all = all.plus(noted(books, new Drift(1, books.orderDrift(), books.ledgerDrift(),
                    Money.ZERO), found));
        }
        for (OrderBooks books : sample(recent, random)) {
            Money drift = charged(books.number()).map(books::channelDrift).orElse(Money.ZERO);
            all = all.plus(noted(
                    books, new Drift(0, Money.ZERO, Money.ZERO, drift), found));
        }
        cases.open(found);
        return all;
    }

    private static Drift noted(OrderBooks books, Drift drift, List<Cases.Case> found) {
        if (drift.total().isPositive()) {
            found.add(new Cases.Case(Cases.Kind.CROSS_CHECK, books.orderId(), books.orderId(),
                    drift.total(), "order " + books.asked() + ", payment "
                            + books.payment().paid() + " less " + books.payment().refunded()
                            + ", ledger " + books.ledger().paid() + " less "
                            + books.ledger().refunded()
                            + (drift.channel().isPositive() ? ", the channel differs" : "")));
        }
        return drift;
    }

    private List<OrderBooks> sample(List<OrderBooks> recent, RandomGenerator random) {
        List<OrderBooks> charged = new ArrayList<>(
                recent.stream().filter(books -> !books.number().isEmpty()).toList());
        Collections.shuffle(charged, random);
        return charged.subList(0, Math.min(settings.queries(), charged.size()));
    }

    /** Empty when the channel does not say; the next round asks about others. */
    private Optional<Money> charged(String number) {
        return switch (channel.queryDebit(number)) {
            case ChannelAnswer.Answered<DebitState>(DebitState state) ->
                    Optional.of(state.parts().stream().filter(CrossCheck::isCharged)
                            .map(DebitState.Part::amount).reduce(Money.ZERO, Money::plus));
            case ChannelAnswer.Refused<DebitState> refused -> Optional.empty();
            case ChannelAnswer.Ambiguous<DebitState> unclear -> Optional.empty();
            case ChannelAnswer.NotSent<DebitState> notSent -> Optional.empty();
        };
    }

    private static boolean isCharged(DebitState.Part part) {
        return part.state() == TradeState.SUCCESS || part.state() == TradeState.REFUND;
    }
}
