package io.hutong.merchant.reservation.model;

import io.hutong.merchant.reservation.model.StockCommand.Confirm;
import io.hutong.merchant.reservation.model.StockCommand.Refund;
import io.hutong.merchant.reservation.model.StockCommand.Release;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import io.hutong.merchant.reservation.model.StockCommand.Settle;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the commands of a poll are about; sorted, because rows are locked in that order.
 *
 * @param skus      that are wanted
 * @param restocked that come back
 */
public record PollKeys(
        Set<String> orders, Set<String> skus, Set<String> restocked, Set<String> buyers,
        Set<String> miniPrograms) {

    public static PollKeys of(Collection<? extends StockCommand> commands) {
        PollKeys keys = new PollKeys(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
                new TreeSet<>(), new TreeSet<>());
        commands.forEach(keys::add);
        return keys;
    }

    /** Of orders that want nothing new. */
    public static PollKeys ofOrders(Collection<String> orders) {
        return new PollKeys(new TreeSet<>(orders), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private void add(StockCommand command) {
        switch (command) {
            case Reserve reserve -> {
                orders.add(reserve.orderId());
                buyers.add(reserve.buyerId());
                miniPrograms.add(reserve.miniProgram());
                reserve.lines().forEach(line -> skus.add(line.sku()));
            }
            case Refund refund -> {
                orders.add(refund.orderId());
                refund.restock().forEach(line -> restocked.add(line.sku()));
            }
            case Confirm confirm -> orders.add(confirm.orderId());
            case Release release -> orders.add(release.orderId());
            case Settle settle -> addSubsidised(settle);
        }
    }

    /** Without a subsidy a settlement is no matter of stock or budgets: most need nothing. */
    private void addSubsidised(Settle settle) {
        if (!settle.subsidies().isEmpty()) {
            orders.add(settle.orderId());
        }
    }
}
