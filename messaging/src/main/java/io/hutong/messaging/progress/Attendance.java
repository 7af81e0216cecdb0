package io.hutong.messaging.progress;

import io.hutong.messaging.ReaderProgress;
import io.hutong.messaging.ReaderProgress.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was seen of a partition and of the group that reads it. Remembers only what was watched
 * without a gap and while the partition had a reader: the time of the answer runs only then.
 */
final class Attendance {

    /** Two looks that are further apart leave room for what nobody saw. */
    static final Duration WITHOUT_GAP = Duration.ofSeconds(5);

    /** Steady traffic is behind by a look or two, which does not mean that it is unread. */
    static final Duration SETTLES_IN = Duration.ofSeconds(5);

    /** A command may be dated a moment before its transaction begins. */
    private static final Duration DATES_DIFFER_AT_MOST = Duration.ofSeconds(1);

    private final Deque<Seen> attended = new ArrayDeque<>();
    private Watermark mark = Watermark.NONE;
    private Instant passed = Instant.MIN;
    private Instant watchedSince = Instant.MAX;
    private Instant lastLook = Instant.MIN;

    /**
     * One look at the partition.
     *
     * @param at         by our clock
     * @param sentBefore everything that was written by transactions which began before it, by the
     *                   database's clock, was in the partition
     * @param end        of the partition, seen after that
     * @param committed  by the group that reads it
     * @param attended   whether somebody of the group owns the partition
     */
    record Look(Instant at, Instant sentBefore, long end, long committed, boolean attended) {
    }

    private record Seen(Instant at, Instant passed) {
    }

    void observe(Look look) {
        if (lastLook.isBefore(look.at.minus(WITHOUT_GAP))) {
            attended.clear();
            watchedSince = look.at;
        }
        lastLook = look.at;
        mark = mark.observe(look.end, look.committed, look.sentBefore);
        passed = mark.passed().isAfter(passed) ? mark.passed() : passed;
        if (look.attended) {
            attended.addLast(new Seen(look.at, passed));
            forgetBefore(look.at.minus(ReaderProgress.REMEMBERED));
        } else {
            attended.clear();
        }
    }

    /** The oldest that is kept is from before that, so that something is known for all later. */
    private void forgetBefore(Instant at) {
        while (attended.size() > 1 && secondOf(attended).at.isBefore(at)) {
            attended.removeFirst();
        }
    }

    private static Seen secondOf(Deque<Seen> seen) {
        return seen.stream().skip(1).findFirst().orElseThrow();
    }

    Heard heard(ReaderProgress.Sent command, Instant now) {
        if (lastLook.isBefore(now.minus(WITHOUT_GAP))) {
            return Heard.UNKNOWN;
        }
        Instant written = command.at().plus(DATES_DIFFER_AT_MOST);
        if (attended.isEmpty() || !attended.getLast().passed.isAfter(written)) {
            return watchedSince.isAfter(now.minus(SETTLES_IN)) ? Heard.UNKNOWN : Heard.UNHEARD;
        }
        Instant enough = now.minus(command.time());
        boolean heardOut = attended.stream().anyMatch(
                seen -> !seen.at.isAfter(enough) && seen.passed.isAfter(written));
        return heardOut ? Heard.HEARD_OUT : Heard.HEARD;
    }
}
