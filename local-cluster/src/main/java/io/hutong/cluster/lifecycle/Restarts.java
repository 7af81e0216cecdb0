package io.hutong.cluster.lifecycle;

import io.hutong.cluster.layout.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * When a member that has ended by itself is started again: soon, and ever later when it ends again
 * and again, so that a fault that stays neither floods the log nor the machine. Without a clock of
 * its own.
 */
final class Restarts {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Whatever ran this long before it ended is started as if it never had ended before. */
    static final Duration STEADY = Duration.ofMinutes(5);

    private final Map<Member, Duration> pauses = new EnumMap<>(Member.class);
    private final Map<Member, Instant> starts = new EnumMap<>(Member.class);
    private final Map<Member, Instant> due = new EnumMap<>(Member.class);

    /** Plans the next start. @return after how long it will be */
    Duration ended(Member member, Instant now) {
        var before = pauses.get(member);
        var started = starts.get(member);
        boolean steady = started != null && !started.plus(STEADY).isAfter(now);
        var pause = before == null || steady ? FIRST_PAUSE : longer(before);
        pauses.put(member, pause);
        due.put(member, now.plus(pause));
        return pause;
    }

    /** It runs again: nothing is planned any more. */
    void started(Member member, Instant now) {
        due.remove(member);
        starts.put(member, now);
    }

    /** A person has stopped it: it stays so, and later ends begin with the first pause. */
    void stopped(Member member) {
        due.remove(member);
        pauses.remove(member);
    }

    /** Members whose pause is over. */
    Collection<Member> due(Instant now) {
        return due.entrySet().stream().filter(one -> !one.getValue().isAfter(now))
                .map(Map.Entry::getKey).toList();
    }

    /** Members that will be started again. */
    Set<Member> planned() {
        return Set.copyOf(due.keySet());
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
