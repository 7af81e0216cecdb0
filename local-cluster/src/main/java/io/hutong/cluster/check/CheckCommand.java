package io.hutong.cluster.check;

import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hutong check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Waits until nothing is under way, then checks the invariants: ledger, "
                + "WeChat Pay's book, charges, stock, merchants' "
                + "statements and balances, receipts, orders. Exit code 1 with the first "
                + "violations.")
public final class CheckCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var terminal = Terminal.system();
        var cluster = LocalCluster.running(terminal);
        return CheckRun.of(cluster, terminal).run() ? 0 : 1;
    }
}
