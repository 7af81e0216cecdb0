package io.hutong.cluster.lifecycle;

import io.hutong.cluster.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hutong reset}. */
@Command(name = "reset", mixinStandardHelpOptions = true,
        description = "Stops the cluster and removes its data, keys and logs: the next start is "
                + "a first one.")
public final class ResetCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var terminal = Terminal.system();
        var cluster = LocalCluster.current(terminal);
        cluster.reset();
        terminal.line("Removed data, keys and logs in " + cluster.home().data() + ".");
        return 0;
    }
}
