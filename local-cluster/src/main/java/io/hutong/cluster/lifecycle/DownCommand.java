package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hutong down}. */
@Command(name = "down", mixinStandardHelpOptions = true,
        description = "Stops the cluster, or one member of it; data is kept.")
public final class DownCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "MEMBER",
            description = "One of ${COMPLETION-CANDIDATES}; default: all.")
    private Optional<Member> member = Optional.empty();

    @Override
    public Integer call() {
        var terminal = Terminal.system();
        var cluster = LocalCluster.current(terminal);
        if (member.isPresent()) {
            terminal.line(member.get().title()
                    + (cluster.down(member.get()) ? " stopped." : " was not running."));
            return 0;
        }
        var stopped = cluster.down();
        terminal.line(stopped.isEmpty() ? "Nothing was running." : "Stopped "
                + stopped.stream().map(Member::title).collect(Collectors.joining(", ")) + ".");
        return 0;
    }
}
