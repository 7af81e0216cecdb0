package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hutong reset}. */
@Command(name = "reset", mixinStandardHelpOptions = true,
        description = "Stops the cluster and removes its data, ledger and keys included, and its "
                + "logs: the next start is a first one. Asks before it does.")
public final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask: scripts need it.")
    private boolean sure;

    @Override
    public Integer call() {
        var terminal = Terminal.system();
        var cluster = LocalCluster.current(terminal);
        var data = cluster.home().data();
        if (!cluster.hasData()) {
            terminal.line("There is nothing to remove in " + data + ".");
            return 0;
        }
        if (!sure && !terminal.confirms(question(cluster))) {
            throw new CommandFailed("nothing was removed; to remove everything in " + data
                    + " without being asked: ./hutong reset --yes");
        }
        cluster.reset();
        terminal.line("Removed data, keys and logs in " + data + ".");
        return 0;
    }

    private static String question(LocalCluster cluster) {
        int running = Member.values().length - cluster.missing().size();
        return "This removes all orders, the ledger, the keys and the logs in "
                + cluster.home().data() + " for good"
                + (running == 0 ? "" : ", and stops the cluster, of which " + running
                        + (running == 1 ? " member is" : " members are") + " running")
                + ". Remove them?";
    }
}
