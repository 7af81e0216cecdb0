package io.hutong.cluster.check;

import io.hutong.cluster.client.Pause;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Terminal;
import java.time.Duration;

/** Waits until what is under way has come to rest: invariants hold between two moments of it. */
final class Quiet {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKS = 3;

    private final Databases databases;
    private final Terminal terminal;

    Quiet(Databases databases, Terminal terminal) {
        this.databases = databases;
        this.terminal = terminal;
    }

    /** Answers whether it came to rest in time. */
    boolean await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        int quiet = 0;
        while (quiet < LOOKS) {
            long busy = sagas() + followUps() + messages();
            quiet = busy == 0 ? quiet + 1 : 0;
            if (busy > 0) {
                terminal.transientLine(terminal.faint("  … " + busy + " steps under way"));
            }
            if (System.nanoTime() > deadline) {
                terminal.clearTransientLine();
                return false;
            }
            Pause.of(quiet == 0 ? LOOK : LOOK.dividedBy(LOOKS));
        }
        terminal.clearTransientLine();
        return true;
    }

    private long sagas() {
        return databases.number(Member.ORDER,
                "select count(*) from sagas where not finished and parked is null"
                        + " and step <> 'AwaitPayment'");
    }

    /** What waits for a merchant's money is not under way. */
    private long followUps() {
        return databases.number(Member.PAYMENT,
                "select count(*) from follow_up where state in ('CLAIMED', 'UNKNOWN')");
    }

    private long messages() {
        return Member.services().stream()
                .mapToLong(service -> databases.number(service, "select count(*) from outbox"))
                .sum();
    }
}
