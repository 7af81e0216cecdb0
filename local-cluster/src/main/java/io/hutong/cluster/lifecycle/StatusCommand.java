package io.hutong.cluster.lifecycle;

import io.hutong.cluster.client.Http;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.process.ProcessStats;
import io.hutong.cluster.terminal.Table;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hutong status}. */
@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Shows each process: state, pid, memory, CPU time, log. Exit code 1 when "
                + "not everything is up, or the disk is full.")
public final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal = Terminal.system();
    private final Http http = new Http();

    @Override
    public Integer call() {
        var cluster = LocalCluster.current(terminal);
        var table = Table.of("lllrrrrl").row("", "", "address", "pid", "up", "memory", "CPU",
                "log");
        boolean allUp = true;
        long memory = 0;
        for (var member : Member.values()) {
            var process = cluster.running(member);
            boolean healthy = process.isPresent() && healthy(cluster, member);
            allUp &= healthy;
            memory += process.map(ProcessStats::residentBytes).orElse(0L);
            row(table, cluster, member, healthy);
        }
        table.rule().row("", "", "", "", "", Texts.mebibytes(memory), "", "");
        terminal.lines(table.render(0));
        boolean room = sayWhatIsLeft(cluster);
        return allUp && room ? 0 : 1;
    }

    /** Answers whether there is room to write at all. */
    private boolean sayWhatIsLeft(LocalCluster cluster) {
        var spaces = DiskSpace.of(cluster.home());
        spaces.forEach(space -> space.warning().ifPresent(
                warning -> terminal.line(space.full() ? terminal.bad(warning)
                        : terminal.yellow(warning))));
        return spaces.stream().noneMatch(DiskSpace::full);
    }

    private void row(Table table, LocalCluster cluster, Member member, boolean healthy) {
        var process = cluster.running(member);
        var mark = healthy ? terminal.green("up")
                : process.isPresent() ? terminal.yellow("not ready") : terminal.red("down");
        table.row(member.title(), mark,
                "127.0.0.1:" + cluster.ports().of(member),
                process.map(p -> Long.toString(p.pid())).orElse("-"),
                process.flatMap(p -> p.info().startInstant())
                        .map(since -> Texts.duration(Duration.between(since, Instant.now())))
                        .orElse("-"),
                process.map(p -> Texts.mebibytes(ProcessStats.residentBytes(p))).orElse("-"),
                process.map(p -> Texts.duration(ProcessStats.cpu(p))).orElse("-"),
                terminal.faint(cluster.home().log(member).toString()));
    }

    private boolean healthy(LocalCluster cluster, Member member) {
        return switch (member) {
            case POSTGRES, KAFKA -> true;
            case SANDBOX -> http.answers(address(cluster, member, "/sandbox/merchants"));
            case MERCHANT, PAYMENT, ORDER ->
                    http.answers(address(cluster, member, "/actuator/health/readiness"));
        };
    }

    private static URI address(LocalCluster cluster, Member member, String path) {
        return URI.create(cluster.endpoints().of(member) + path);
    }
}
