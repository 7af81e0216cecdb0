package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Listener;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.process.Detached;
import io.hutong.cluster.process.PidFile;
import io.hutong.cluster.process.PortCheck;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.embedded.ChildPlan;
import io.hutong.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The processes of this cluster, as their pid files know them. */
public final class Processes {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final ClusterHome home;
    private final Ports ports;
    private boolean closed;

    public Processes(ClusterHome home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    public Optional<ProcessHandle> running(Member member) {
        return pidFile(member).running();
    }

    /** Whether it ended though nobody stopped it. */
    boolean endedByItself(Member member) {
        return pidFile(member).abandoned();
    }

    /** From now on {@link #start} fails: what starts while everything is stopped would stay. */
    synchronized void close() {
        closed = true;
    }

    /** Fails when somebody else listens where these members, which are not running, would. */
    void insistOnPorts(Collection<Member> starting) {
        var check = PortCheck.onThisMachine(port -> FreePorts.isFree(port)
                && FreePorts.isFree(address(), port));
        check.insistOn(listeners(starting::contains),
                listeners(member -> !starting.contains(member)));
    }

    private List<Listener> listeners(Predicate<Member> wanted) {
        return Arrays.stream(Member.values()).filter(wanted)
                .flatMap(member -> ports.listeners(member).stream()).toList();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(ports.reach().address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address needs no name service", e);
        }
    }

    /** Starts a member that is not running; its port must be free. */
    synchronized ProcessHandle start(Member member, ChildPlan plan) {
        if (closed) {
            throw new CommandFailed(member.title() + " was not started: interrupted");
        }
        insistOnPorts(List.of(member));
        try {
            var process = Detached.start(plan);
            pidFile(member).remember(process);
            return process;
        } catch (IOException e) {
            throw new CommandFailed(member.title() + " could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Ends a member in order, and by force when it does not end in time.
     *
     * @return whether it was running
     */
    boolean stop(Member member) {
        var process = running(member);
        process.ifPresent(running -> {
            askToEnd(member, running);
            if (!awaitEnd(running)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
                awaitEnd(running);
            }
        });
        pidFile(member).forget();
        return process.isPresent();
    }

    /** PostgreSQL waits for its clients on TERM; on INT it ends their sessions and shuts down. */
    private static void askToEnd(Member member, ProcessHandle process) {
        if (member != Member.POSTGRES) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PidFile pidFile(Member member) {
        return new PidFile(home.pids().resolve(member.id() + ".pid"));
    }
}
