package io.hutong.cluster.check;

import io.hutong.cluster.terminal.Texts;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** WeChat Pay and we must have moved the same money for every order. */
final class BookCheck implements Check {

    private final Supplier<Map<String, OrderMoney>> ledger;
    private final Supplier<Map<String, OrderMoney>> book;
    private final Supplier<Set<String>> atCashier;

    /** @param atCashier orders of which WeChat Pay may know sooner than we that they are paid */
    BookCheck(Supplier<Map<String, OrderMoney>> ledger, Supplier<Map<String, OrderMoney>> book,
            Supplier<Set<String>> atCashier) {
        this.ledger = ledger;
        this.book = book;
        this.atCashier = atCashier;
    }

    @Override
    public String claim() {
        return "WeChat Pay's book and the ledger agree, order by order";
    }

    @Override
    public Findings find() {
        var ours = ledger.get();
        var theirs = book.get();
        var waiting = atCashier.get();
        var violations = new Violations();
        var orders = new TreeSet<>(ours.keySet());
        orders.addAll(theirs.keySet());
        for (var order : orders) {
            var we = ours.getOrDefault(order, OrderMoney.NONE);
            var they = theirs.getOrDefault(order, OrderMoney.NONE);
            boolean unheard = we.equals(OrderMoney.NONE) && waiting.contains(order);
            if (!we.equals(they) && !unheard) {
                violations.add(order + ": WeChat Pay " + text(they) + ", ledger " + text(we));
            }
        }
        long paid = theirs.values().stream().mapToLong(OrderMoney::paid).sum();
        return new Findings(orders.size() + " orders, " + Texts.yuan(paid) + " paid",
                violations.all());
    }

    private static String text(OrderMoney money) {
        return "paid " + Texts.yuan(money.paid()) + ", refunded " + Texts.yuan(money.refunded())
                + ", shared " + Texts.yuan(money.shared())
                + ", subsidised " + Texts.yuan(money.subsidy());
    }
}
