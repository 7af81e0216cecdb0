package io.hutong.cluster.lifecycle;

import io.hutong.cluster.client.Pause;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a process answers, and explains when it does not. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ClusterHome home;

    Readiness(ClusterHome home) {
        this.home = home;
    }

    /** Returns when {@code ready}; fails when the process ends before, or after five minutes. */
    void await(Member member, ProcessHandle process, BooleanSupplier ready) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure(member, member.title() + " ended while it started");
            }
            if (System.nanoTime() > deadline) {
                throw failure(member, member.title() + " did not answer within "
                        + LIMIT.toSeconds() + " s");
            }
            Pause.of(POLL);
        }
    }

    private CommandFailed failure(Member member, String what) {
        var log = home.log(member);
        return new CommandFailed(what + "; its log is " + log + LogTail.explaining(log));
    }
}
