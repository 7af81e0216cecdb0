package io.hutong.payment.crosscheck;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One round: whatever has moved lately must be the same at order-service, in the payment and in
 * the ledger, and, for some of it, at the channel. What differs becomes a case and is looked at
 * again in every round until the case is resolved.
 */
final class CrossCheck {

    private final CrossCheckStore store;
    private final ChannelSide channel;
    private final Cases cases;
    private final CrossCheckSettings settings;

    CrossCheck(CrossCheckStore store, ChannelSide channel, Cases cases,
            CrossCheckSettings settings) {
        this.store = store;
        this.channel = channel;
        this.cases = cases;
        this.settings = settings;
    }

    /** Fen between the sides, each pair by itself. */
    record Drift(long orders, Money order, Money ledger, Money channel) {

        static final Drift NONE = new Drift(0, Money.ZERO, Money.ZERO, Money.ZERO);

        static Drift ofChannel(Money fen) {
            return new Drift(0, Money.ZERO, Money.ZERO, fen);
        }

        Drift plus(Drift more) {
            return new Drift(orders + more.orders, order.plus(more.order),
                    ledger.plus(more.ledger), channel.plus(more.channel));
        }

        Money total() {
            return order.plus(ledger).plus(channel);
        }

        /** A fen that is in one book only misses the two beside it: it is still one fen. */
        Money atStake() {
            return Stream.of(order, ledger, channel).max(Money::compareTo).orElseThrow();
        }
    }

    Drift round(RandomGenerator random) {
        Map<String, OrderBooks> recent = new LinkedHashMap<>();
        store.recent().forEach(books -> recent.put(books.orderId(), books));
        Map<String, Drift> drifts = new LinkedHashMap<>();
        recent.values().forEach(books -> drifts.put(books.orderId(),
                new Drift(1, books.orderDrift(), books.ledgerDrift(), Money.ZERO)));
        int left = settings.queries();
        for (Askable order : sample(recent, random)) {
            left -= order.calls();
            if (left < 0) {
                break;
            }
            drifts.merge(order.orderId(), Drift.ofChannel(atChannel(order)), Drift::plus);
        }
        cases.open(drifts.entrySet().stream()
                .filter(drift -> drift.getValue().total().isPositive())
                .map(drift -> caseOf(Objects.requireNonNull(recent.get(drift.getKey())),
                        drift.getValue()))
                .toList());
        return drifts.values().stream().reduce(Drift.NONE, Drift::plus);
    }

    /** Fen by which the channel misses the ledger; none when it does not say. */
    Money atChannel(Askable order) {
        return channel.of(order).map(order.ledger()::drift).orElse(Money.ZERO);
    }

    private List<Askable> sample(Map<String, OrderBooks> recent, RandomGenerator random) {
        List<String> ids = new ArrayList<>(recent.keySet());
        Collections.shuffle(ids, random);
        return store.askable(ids.subList(0, Math.min(settings.queries(), ids.size())));
    }

    private static Cases.Case caseOf(OrderBooks books, Drift drift) {
        return new Cases.Case(Cases.Kind.CROSS_CHECK, books.orderId(), books.orderId(),
                drift.atStake(), "order " + books.asked() + ", order-service "
                        + books.says().words() + ", payment " + words(books.payment())
                        + ", ledger " + words(books.ledger())
                        + (drift.channel().isPositive() ? ", the channel differs" : ""));
    }

    private static String words(OrderBooks.Side side) {
        return side.paid() + " less " + side.refunded();
    }
}
