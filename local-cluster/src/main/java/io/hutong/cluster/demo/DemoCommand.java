package io.hutong.cluster.demo;

import io.hutong.cluster.check.CheckRun;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hutong demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Starts the cluster when it is down, takes one password-free order all the "
                + "way to its settlement, and shows where every fen went. Exit code 0 only if "
                + "the books balance.")
public final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal = Terminal.system();

    @Override
    public Integer call() {
        var cluster = LocalCluster.current(terminal);
        if (!cluster.missing().isEmpty()) {
            terminal.line(terminal.bold("Starting the cluster"));
            cluster.up();
            terminal.line();
        }
        try {
            boolean divided = new Demo(cluster, terminal).run();
            terminal.line();
            terminal.line(terminal.bold("The books"));
            boolean sound = CheckRun.of(cluster, terminal).run();
            terminal.line();
            terminal.line(terminal.faint(
                    "The cluster goes on. ./hutong status, ./hutong topics, ./hutong down"));
            return divided && sound ? 0 : 1;
        } catch (CommandFailed e) {
            throw new CommandFailed(e.getMessage() + "\n  logs: " + cluster.home().logs(), e);
        }
    }
}
