package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One line per member that has become ready, and one that shows what is being waited for. */
final class Progress {

    private final Terminal terminal;
    private final Ports ports;
    private final Set<Member> waiting = EnumSet.noneOf(Member.class);

    Progress(Terminal terminal, Ports ports) {
        this.terminal = terminal;
        this.ports = ports;
    }

    /** A start under way; closing it without {@link #done} means that it failed. */
    final class Step implements AutoCloseable {

        private final Member member;
        private final long begun = System.nanoTime();

        private Step(Member member) {
            this.member = member;
        }

        void done() {
            report(member, Duration.ofNanos(System.nanoTime() - begun));
        }

        @Override
        public void close() {
            forget(member);
        }
    }

    synchronized Step begin(Member member) {
        waiting.add(member);
        showWaiting();
        return new Step(member);
    }

    private synchronized void report(Member member, Duration time) {
        terminal.clearTransientLine();
        terminal.line("  " + terminal.good(String.format(Locale.ROOT, "%-17s", member.title()))
                + terminal.faint(String.format(Locale.ROOT, "  127.0.0.1:%-5d  %6s",
                        ports.of(member), Texts.duration(time))));
    }

    private synchronized void forget(Member member) {
        waiting.remove(member);
        showWaiting();
    }

    private void showWaiting() {
        terminal.transientLine(waiting.isEmpty() ? "" : terminal.faint("  … starting "
                + waiting.stream().map(Member::title).collect(Collectors.joining(", "))));
    }
}
