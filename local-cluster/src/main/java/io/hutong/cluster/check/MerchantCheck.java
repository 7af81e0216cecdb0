package io.hutong.cluster.check;

import io.hutong.cluster.terminal.Texts;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A merchant is told what it has, and has it: statements, ledger and WeChat Pay's account agree,
 * merchant by merchant.
 */
final class MerchantCheck implements Check {

    private final Supplier<Map<String, MerchantFunds>> ledger;
    private final Supplier<Map<String, MerchantFunds>> channel;
    private final Supplier<Map<String, Long>> earned;
    private final Supplier<Map<String, Long>> stated;

    /**
     * @param ledger  by account at WeChat Pay
     * @param channel the same accounts, and any others
     * @param earned  by merchant: what the ledger says that its statements have to say
     * @param stated  by merchant: the closing balance of its statements
     */
    MerchantCheck(Supplier<Map<String, MerchantFunds>> ledger,
            Supplier<Map<String, MerchantFunds>> channel, Supplier<Map<String, Long>> earned,
            Supplier<Map<String, Long>> stated) {
        this.ledger = ledger;
        this.channel = channel;
        this.earned = earned;
        this.stated = stated;
    }

    @Override
    public String claim() {
        return "statements, ledger and WeChat Pay's accounts agree, merchant by merchant";
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        var ours = new TreeMap<>(ledger.get());
        var theirs = channel.get();
        ours.forEach((mchid, we) -> {
            var they = theirs.getOrDefault(mchid, MerchantFunds.NONE);
            if (!we.equals(they)) {
                violations.add(mchid + ": WeChat Pay " + they + ", ledger " + we);
            }
        });
        int merchants = compareStatements(violations);
        return new Findings(ours.size() + " accounts, " + merchants + " merchants",
                violations.all());
    }

    private int compareStatements(Violations violations) {
        var due = earned.get();
        var said = stated.get();
        var merchants = new TreeSet<>(due.keySet());
        merchants.addAll(said.keySet());
        for (var merchant : merchants) {
            long we = due.getOrDefault(merchant, 0L);
            long they = said.getOrDefault(merchant, 0L);
            if (we != they) {
                violations.add(merchant + ": its statements close with " + Texts.yuan(they)
                        + ", the ledger says " + Texts.yuan(we));
            }
        }
        return merchants.size();
    }
}
