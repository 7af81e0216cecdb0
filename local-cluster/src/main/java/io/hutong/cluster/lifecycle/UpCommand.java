package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Reach;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Table;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hutong up}. */
@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Starts the cluster and stays; Ctrl-C stops it. A member that ends by itself is "
                + "started again, with growing pauses. Where some of it is running already, "
                + "starts the rest, or the one member, and returns.")
public final class UpCommand implements Callable<Integer> {

    private static final long WATCH_SECONDS = 1;

    @Option(names = "--detach", description = "Return when everything is up; the cluster goes on.")
    private boolean detach;

    @Parameters(arity = "0..1", paramLabel = "MEMBER",
            description = "One of ${COMPLETION-CANDIDATES}; default: all.")
    private Optional<Member> member = Optional.empty();

    private final Terminal terminal = Terminal.system();

    @Override
    public Integer call() {
        var cluster = LocalCluster.current(terminal);
        if (member.isPresent()) {
            return one(cluster, member.get());
        }
        var missing = cluster.missing();
        boolean fresh = !missing.isEmpty();
        long begun = System.nanoTime();
        if (fresh) {
            terminal.line("Starting Hutong; data in " + cluster.home().data());
            cluster.up();
            terminal.line();
        }
        terminal.line((fresh ? "Up after " + Texts.duration(Duration.ofNanos(
                System.nanoTime() - begun)) : "The cluster is running") + ".");
        addresses(cluster);
        warnOfVisitors(cluster);
        if (detach || missing.size() < Member.values().length) {
            return 0;
        }
        terminal.line(terminal.faint(
                "Ctrl-C stops the cluster. In another terminal: ./hutong demo"));
        return stay(cluster);
    }

    private int one(LocalCluster cluster, Member one) {
        if (cluster.running(one).isPresent()) {
            terminal.line(one.title() + " is running.");
        } else {
            cluster.up(one);
        }
        return 0;
    }

    private void warnOfVisitors(LocalCluster cluster) {
        if (cluster.ports().reach() == Reach.EVERY_NETWORK) {
            terminal.line(terminal.yellow("The services listen on every network: whoever reaches "
                    + "this machine can log in as anybody. " + Reach.VARIABLE + "="
                    + Reach.THIS_MACHINE.address() + " closes them."));
        }
    }

    private void addresses(LocalCluster cluster) {
        var table = Table.of("ll");
        for (var service : Member.services().reversed()) {
            table.row(service.title(), terminal.cyan(cluster.endpoints().of(service).toString()));
        }
        table.row("WeChat Pay sandbox", terminal.cyan(
                cluster.endpoints().of(Member.SANDBOX) + "/sandbox/book"));
        table.row("Kafka", cluster.endpoints().kafka());
        table.row("PostgreSQL", "127.0.0.1:" + cluster.ports().of(Member.POSTGRES)
                + terminal.faint("  passwords in " + cluster.home().keys()));
        table.row("logs", cluster.home().logs().toString());
        terminal.lines(table.render(2));
    }

    /** Until Ctrl-C, or until somebody else has stopped all of it. */
    private int stay(LocalCluster cluster) {
        var stopped = new CountDownLatch(1);
        var hook = Thread.ofPlatform().unstarted(() -> {
            stopped.countDown();
            terminal.line();
            terminal.line("Stopping …");
            cluster.down();
            terminal.line("Stopped.");
        });
        Runtime.getRuntime().addShutdownHook(hook);
        var watch = new Watch(cluster.members(), terminal, InstantSource.system());
        try {
            while (!stopped.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
                if (!watch.look()) {
                    Runtime.getRuntime().removeShutdownHook(hook);
                    terminal.line("The cluster was stopped.");
                    return 0;
                }
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
