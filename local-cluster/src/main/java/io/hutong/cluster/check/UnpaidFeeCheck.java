package io.hutong.cluster.check;

import io.hutong.cluster.terminal.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A traffic fee that could not be paid is owed, and is a cost, for what has stayed sold alone. */
final class UnpaidFeeCheck implements Check {

    private final Supplier<List<UnpaidFee>> parts;
    private final Supplier<Map<String, Long>> reported;

    /** @param reported by order, where a settlement has told that something is owed */
    UnpaidFeeCheck(Supplier<List<UnpaidFee>> parts, Supplier<Map<String, Long>> reported) {
        this.parts = parts;
        this.reported = reported;
    }

    @Override
    public String claim() {
        return "traffic fees that could not be paid are owed for what stayed sold, and no more";
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        var owed = new TreeMap<String, Long>();
        for (var part : parts.get()) {
            owed.merge(part.orderId(), part.owed(), Long::sum);
            if (!part.fits()) {
                violations.add(part.orderId() + ": of an unpaid fee of "
                        + Texts.yuan(part.unpaid()) + " " + Texts.yuan(part.less())
                        + " is no longer owed, with " + Texts.yuan(part.refunded()) + " of "
                        + Texts.yuan(part.divided()) + " refunded");
            }
        }
        new TreeMap<>(reported.get()).forEach((order, said) -> {
            long due = owed.getOrDefault(order, 0L);
            if (said != due) {
                violations.add(order + ": reports count an unpaid fee of " + Texts.yuan(said)
                        + ", " + Texts.yuan(due) + " is owed");
            }
        });
        return new Findings(owed.size() + " orders with one", violations.all());
    }
}
