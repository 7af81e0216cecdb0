package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * Starts members that have ended by themselves again, and tells the person at the terminal. Who was
 * stopped by a command stays stopped.
 */
final class Watch {

    /** What it looks at. */
    interface Members {

        boolean runs(Member member);

        /** Whether it ended though nobody stopped it. */
        boolean endedByItself(Member member);

        /** Starts it and does not wait for it. @throws CommandFailed when that is impossible now */
        void startAgain(Member member);

        /** Where it says why it ended. */
        String log(Member member);
    }

    private final Members members;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Restarts restarts = new Restarts();
    private final Set<Member> alive = EnumSet.allOf(Member.class);
    /** Seen to be gone once: a command that stops a member forgets it a moment after its end. */
    private final Set<Member> gone = EnumSet.noneOf(Member.class);

    Watch(Members members, Terminal terminal, InstantSource clock) {
        this.members = members;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Looks once; answers whether anything still runs or will. */
    boolean look() {
        var now = clock.instant();
        for (var member : Member.values()) {
            look(member, now);
        }
        restarts.due(now).forEach(member -> startAgain(member, now));
        return !alive.isEmpty() || !gone.isEmpty() || !restarts.planned().isEmpty();
    }

    private void look(Member member, Instant now) {
        if (members.runs(member)) {
            gone.remove(member);
            if (alive.add(member)) {
                restarts.started(member, now);
                terminal.line(terminal.good(member.title() + " is back"));
            }
        } else if (alive.remove(member)) {
            gone.add(member);
        } else if (gone.remove(member)) {
            ended(member, now);
        }
    }

    private void ended(Member member, Instant now) {
        if (members.endedByItself(member)) {
            say(member, "has ended", restarts.ended(member, now));
        } else {
            restarts.stopped(member);
            terminal.line(member.title() + " was stopped; start it again: ./hutong up "
                    + member.id());
        }
    }

    private void startAgain(Member member, Instant now) {
        if (!members.endedByItself(member)) {
            restarts.stopped(member);
            return;
        }
        try {
            members.startAgain(member);
            restarts.started(member, now);
            alive.add(member);
            terminal.line(terminal.good(member.title() + " is started again"));
        } catch (CommandFailed e) {
            say(member, "could not be started: " + e.getMessage(), restarts.ended(member, now));
        }
    }

    private void say(Member member, String what, Duration pause) {
        terminal.line(terminal.bad(member.title() + " " + what + "; it is started again in "
                + Texts.duration(pause)
                + terminal.faint("   log: " + members.log(member))));
    }
}
