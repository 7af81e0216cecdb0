package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Endpoints;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cluster on this machine: starts, stops and wipes it. */
public final class LocalCluster {

    private static final List<String> WIPED = List.of("pg", "kafka", "sandbox", "keys", "logs",
            "pids", "programs", "ports.properties");

    private final ClusterHome home;
    private final Ports ports;
    private final Processes processes;
    private final Terminal terminal;

    private LocalCluster(ClusterHome home, Ports ports, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.processes = new Processes(home, ports);
        this.terminal = terminal;
    }

    public static LocalCluster current(Terminal terminal) {
        var home = ClusterHome.current();
        return new LocalCluster(home, Ports.of(home, System.getenv()), terminal);
    }

    /** The same, for those who need all of it. @throws CommandFailed when it is not up */
    public static LocalCluster running(Terminal terminal) {
        var cluster = current(terminal);
        var missing = cluster.missing();
        if (missing.size() == Member.values().length) {
            throw new CommandFailed("the cluster is not up; start it: ./hutong up --detach");
        }
        if (!missing.isEmpty()) {
            throw new CommandFailed(String.join(", ", missing.stream().map(Member::title).toList())
                    + (missing.size() == 1 ? " is" : " are")
                    + " not running; start what is missing: ./hutong up --detach");
        }
        return cluster;
    }

    public ClusterHome home() {
        return home;
    }

    public Endpoints endpoints() {
        return new Endpoints(ports, System.getenv());
    }

    public Ports ports() {
        return ports;
    }

    public Optional<ProcessHandle> running(Member member) {
        return processes.running(member);
    }

    /** Members that are not running, in the order of their start. */
    public List<Member> missing() {
        return Arrays.stream(Member.values()).filter(m -> running(m).isEmpty()).toList();
    }

    /** Starts what is not running; when that fails or is interrupted, stops what it started. */
    public void up() {
        home.prepared();
        try (var _ = ClusterLock.take(home)) {
            var before = missing();
            ports.remember(home);
            var undo = Thread.ofPlatform().unstarted(() -> undo(before));
            Runtime.getRuntime().addShutdownHook(undo);
            try {
                new Startup(home, ports, processes, new Progress(terminal, ports)).all();
                endOfStart(undo);
            } catch (CommandFailed e) {
                endOfStart(undo);
                terminal.clearTransientLine();
                before.reversed().forEach(processes::stop);
                throw e;
            }
        }
    }

    private void undo(List<Member> before) {
        processes.close();
        terminal.clearTransientLine();
        terminal.line("Interrupted; stopping what was started …");
        before.reversed().forEach(processes::stop);
    }

    /** From here on nothing is undone; when that has begun already, it goes on instead of us. */
    private static void endOfStart(Thread undo) {
        try {
            Runtime.getRuntime().removeShutdownHook(undo);
        } catch (IllegalStateException e) {
            awaitQuietly(undo);
            throw new CommandFailed("interrupted; what was started is stopped", e);
        }
    }

    private static void awaitQuietly(Thread undo) {
        try {
            undo.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts one member. */
    public void up(Member member) {
        home.prepared();
        try (var _ = ClusterLock.take(home)) {
            new Startup(home, ports, processes, new Progress(terminal, ports)).one(member);
        }
    }

    /** What the foreground watches over. */
    Watch.Members members() {
        return new Watch.Members() {

            @Override
            public boolean runs(Member member) {
                return processes.running(member).isPresent();
            }

            @Override
            public boolean endedByItself(Member member) {
                return processes.endedByItself(member);
            }

            @Override
            public void startAgain(Member member) {
                try (var _ = ClusterLock.take(home)) {
                    new Startup(home, ports, processes, new Progress(terminal, ports))
                            .again(member);
                }
            }

            @Override
            public String log(Member member) {
                return home.log(member).toString();
            }
        };
    }

    /**
     * Stops everything, services first.
     *
     * @return those that were running
     */
    public List<Member> down() {
        if (!home.data().toFile().exists()) {
            return List.of();
        }
        try (var _ = ClusterLock.take(home.prepared())) {
            var stopped = Collections.synchronizedList(new ArrayList<Member>());
            for (var group : List.of(Member.services(), List.of(Member.SANDBOX),
                    List.of(Member.KAFKA, Member.POSTGRES))) {
                Together.run(group.stream().map(member -> (Runnable) () -> {
                    if (processes.stop(member)) {
                        stopped.add(member);
                    }
                }).toArray(Runnable[]::new));
            }
            return List.copyOf(stopped);
        }
    }

    /** Stops one member; the others go on. */
    public boolean down(Member member) {
        try (var _ = ClusterLock.take(home.prepared())) {
            return processes.stop(member);
        }
    }

    /** Whether a reset would remove anything. */
    boolean hasData() {
        return List.of(home.postgres(), home.kafka(), home.sandbox(), home.keys()).stream()
                .anyMatch(directory -> !Trees.isEmpty(directory));
    }

    /** Stops everything and removes all data, keys and logs. */
    public void reset() {
        down();
        try {
            for (var name : WIPED) {
                var path = home.data().resolve(name);
                if (path.toFile().isDirectory()) {
                    Trees.delete(path);
                } else {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot remove " + e.getMessage() + "; if another user has "
                    + "started this cluster, run reset as that user", e);
        }
    }
}
