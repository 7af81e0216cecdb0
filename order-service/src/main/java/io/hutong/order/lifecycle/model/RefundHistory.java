package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every refund of one order, oldest first, and what they add up to. */
public record RefundHistory(List<Refund> all) {

    /** WeChat Pay takes no more of one transaction. */
    public static final int MAX_PER_ORDER = 50;

    private static final int TEN = 10;

    public RefundHistory {
        all = List.copyOf(all);
    }

    public boolean limitReached() {
        return all.size() >= MAX_PER_ORDER;
    }

    public boolean anyOpen() {
        return all.stream().anyMatch(refund -> refund.state().isOpen());
    }

    public Optional<Refund> find(String refundId) {
        return all.stream().filter(refund -> refund.refundId().equals(refundId)).findFirst();
    }

    /** @throws IllegalStateException when there is no such refund */
    public Refund require(String refundId) {
        return find(refundId)
                .orElseThrow(() -> new IllegalStateException("there is no refund " + refundId));
    }

    /** The last one that has ended, where that was a refusal: what its asker waits for stays out. */
    public Optional<Refund> refusedLast() {
        return all.reversed().stream().filter(refund -> !refund.state().isOpen()).findFirst()
                .filter(refund -> refund.state() == Refund.State.REFUSED);
    }

    /** What the buyer has back. */
    public Money returned() {
        return sum(Refund::hasReturned);
    }

    /** What the buyer has back of one merchant's part. */
    public Money returnedOf(String merchantId) {
        return all.stream().filter(Refund::hasReturned)
                .map(refund -> refund.amountOf(merchantId)).reduce(Money.ZERO, Money::plus);
    }

    /** What is on its way back or there: nobody else may give it back. */
    public Money claimedOf(String merchantId) {
        return all.stream().map(refund -> refund.amountOf(merchantId))
                .reduce(Money.ZERO, Money::plus);
    }

    /** Pieces of a SKU that come back with refunds that were not refused. */
    public int restocked(String sku) {
        return all.stream().filter(refund -> refund.state() != Refund.State.REFUSED)
                .flatMap(refund -> refund.ask().restock().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Goods::quantity).sum();
    }

    RefundHistory plus(Refund refund) {
        List<Refund> more = new ArrayList<>(all);
        more.add(refund);
        return new RefundHistory(more);
    }

    RefundHistory with(String refundId, UnaryOperator<Refund> change) {
        Refund before = require(refundId);
        List<Refund> changed = new ArrayList<>(all);
        changed.set(all.indexOf(before), change.apply(before));
        return new RefundHistory(changed);
    }

    /** Id of the refund that comes after these: the order's id, R, and two digits. */
    String nextId(String orderId) {
        int number = all.size() + 1;
        return orderId + (number < TEN ? "R0" : "R") + number;
    }

    private Money sum(Predicate<Refund> which) {
        return all.stream().filter(which).map(Refund::amount).reduce(Money.ZERO, Money::plus);
    }
}
