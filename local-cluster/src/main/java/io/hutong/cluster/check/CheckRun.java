package io.hutong.cluster.check;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** All invariants, one after the other. */
public final class CheckRun {

    private static final Duration REST_LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN = 5;

    private final Quiet quiet;
    private final List<Check> checks;
    private final Terminal terminal;

    private CheckRun(Quiet quiet, List<Check> checks, Terminal terminal) {
        this.quiet = quiet;
        this.checks = checks;
        this.terminal = terminal;
    }

    public static CheckRun of(LocalCluster cluster, Terminal terminal) {
        var databases = new Databases(cluster.home(), cluster.ports());
        var operator = Api.operator(cluster.endpoints(), cluster.home());
        var book = URI.create(cluster.endpoints().of(Member.SANDBOX) + "/sandbox/book");
        return new CheckRun(new Quiet(databases, terminal), List.of(
                new LedgerCheck(operator, databases),
                new BookCheck(() -> LedgerByOrder.read(databases), () -> SandboxBook.read(book),
                        () -> OrdersCheck.atCashier(databases)),
                new ChargeCheck(databases, () -> LedgerByOrder.read(databases)),
                new StockCheck(databases), new StatementCheck(databases),
                merchants(databases, book),
                new UnpaidFeeCheck(() -> UnpaidFees.byPart(databases),
                        () -> UnpaidFees.reported(databases)),
                new ReceiptCheck(() -> Divisions.read(databases), () -> Receipts.read(databases)),
                new HeadsCheck(() -> LedgerHeads.published(cluster.endpoints().kafka()),
                        () -> LedgerHeads.sealed(databases)),
                new OrdersCheck(databases), new AttentionCheck(databases)), terminal);
    }

    private static MerchantCheck merchants(Databases databases, URI book) {
        var ours = new MerchantBooks(databases);
        return new MerchantCheck(ours::byAccount, () -> {
            var unheard = OrdersCheck.atCashier(databases);
            unheard.removeAll(LedgerByOrder.read(databases).keySet());
            return SandboxBook.read(book, parser -> AccountsAtChannel.of(parser, unheard));
        }, ours::earned, ours::stated);
    }

    /** Prints each invariant with what was found; answers whether all hold. */
    public boolean run() {
        if (!quiet.await(REST_LIMIT)) {
            terminal.line("  " + terminal.yellow("still busy after " + REST_LIMIT.toSeconds()
                    + " s; looking nevertheless"));
        }
        boolean sound = true;
        for (var check : checks) {
            sound &= report(check, check.find());
        }
        return sound;
    }

    private boolean report(Check check, Check.Findings found) {
        var looked = terminal.faint("  " + found.looked());
        if (found.violations().isEmpty()) {
            terminal.line("  " + terminal.good(check.claim()) + looked);
            return true;
        }
        terminal.line("  " + terminal.bad("not true: " + check.claim()) + looked);
        found.violations().stream().limit(SHOWN)
                .forEach(violation -> terminal.line("      " + violation));
        if (found.violations().size() > SHOWN) {
            terminal.line("      … and more");
        }
        return false;
    }
}
