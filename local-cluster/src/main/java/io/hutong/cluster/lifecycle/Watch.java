package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Terminal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Tells a person at the terminal when a member ends or comes back. */
final class Watch {

    private final LocalCluster cluster;
    private final Terminal terminal;
    private final Set<Member> alive = EnumSet.allOf(Member.class);

    Watch(LocalCluster cluster, Terminal terminal) {
        this.cluster = cluster;
        this.terminal = terminal;
    }

    /** Looks once; answers whether anything still runs. */
    boolean look() {
        Arrays.stream(Member.values()).forEach(this::look);
        return !alive.isEmpty();
    }

    private void look(Member member) {
        boolean runs = cluster.running(member).isPresent();
        if (!runs && alive.remove(member)) {
            terminal.line(terminal.bad(member.title() + " has ended; start it again: ./hutong up "
                    + member.id() + terminal.faint("   log: " + cluster.home().log(member))));
        } else if (runs && alive.add(member)) {
            terminal.line(terminal.good(member.title() + " is back"));
        }
    }
}
