package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that the buyer of one order has asked for after the sale, oldest first. */
public record AfterSaleHistory(List<AfterSale> all) {

    /** More than any honest dispute needs; keeps the order's row small. */
    public static final int MAX_PER_ORDER = 20;

    private static final int TEN = 10;

    public AfterSaleHistory {
        all = List.copyOf(all);
    }

    public boolean limitReached() {
        return all.size() >= MAX_PER_ORDER;
    }

    public boolean anyOpen() {
        return all.stream().anyMatch(AfterSale::awaitsDecision);
    }

    public Optional<AfterSale> find(String afterSaleId) {
        return all.stream().filter(one -> one.afterSaleId().equals(afterSaleId)).findFirst();
    }

    /** What is asked for of a merchant's part and not decided. */
    public Money openOf(String merchantId) {
        return all.stream().filter(AfterSale::awaitsDecision).map(AfterSale::ask)
                .filter(ask -> ask.merchantId().equals(merchantId)).map(AfterSale.Ask::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** When the first of the open ones is decided for a silent merchant; null without any. */
    public @Nullable Instant nextDeadline() {
        return all.stream().filter(AfterSale::awaitsDecision).map(one -> one.ask().decideBy())
                .min(Instant::compareTo).orElse(null);
    }

    /** Id of the one that comes after these: the order's id, A, and two digits. */
    public String nextId(String orderId) {
        int number = all.size() + 1;
        return orderId + (number < TEN ? "A0" : "A") + number;
    }

    AfterSaleHistory plus(AfterSale one) {
        List<AfterSale> more = new ArrayList<>(all);
        more.add(one);
        return new AfterSaleHistory(more);
    }

    AfterSaleHistory with(String afterSaleId, UnaryOperator<AfterSale> change) {
        AfterSale before = find(afterSaleId).orElseThrow(
                () -> new IllegalStateException("there is no after-sale " + afterSaleId));
        List<AfterSale> changed = new ArrayList<>(all);
        changed.set(all.indexOf(before), change.apply(before));
        return new AfterSaleHistory(changed);
    }
}
