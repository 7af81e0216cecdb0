package io.hutong.operations.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events are said and which are only counted. The first ones of a minute are said, then
 * they are counted, and the count is said when the minute is over: nothing vanishes.
 *
 * @param <K> what makes two events the same
 */
final class Repeats<K> {

    static final Duration WITHIN = Duration.ofMinutes(1);
    static final int SAID_MAX = 3;
    /** Different events that are watched at a time; of more, the oldest begins anew. */
    static final int WATCHED_MAX = 1_000;

    private final Map<K, Watched> watched = new LinkedHashMap<>();

    /** Since when, and how often. */
    private static final class Watched {

        private final long since;
        private int said;
        private int counted;

        private Watched(long since) {
            this.since = since;
        }
    }

    /** An event that was only counted for a while. */
    record Sum<K>(K event, int times) {
    }

    /**
     * @param nanos the time
     * @return whether to say it
     */
    synchronized boolean isSaid(K event, long nanos, List<Sum<K>> over) {
        Watched found = watched.get(event);
        if (found != null && isOver(found, nanos)) {
            end(event, found, over);
            watched.remove(event);
            found = null;
        }
        if (found == null) {
            found = new Watched(nanos);
            watched.put(event, found);
            makeRoom(over);
        }
        if (found.said < SAID_MAX) {
            found.said++;
            return true;
        }
        found.counted++;
        return false;
    }

    private void makeRoom(List<Sum<K>> over) {
        Iterator<Map.Entry<K, Watched>> oldest = watched.entrySet().iterator();
        if (watched.size() > WATCHED_MAX) {
            Map.Entry<K, Watched> first = oldest.next();
            end(first.getKey(), first.getValue(), over);
            oldest.remove();
        }
    }

    /** What was only counted, of events whose minute is over. */
    synchronized List<Sum<K>> over(long nanos) {
        List<Sum<K>> over = new ArrayList<>();
        watched.entrySet().removeIf(entry -> {
            boolean ends = isOver(entry.getValue(), nanos);
            if (ends) {
                end(entry.getKey(), entry.getValue(), over);
            }
            return ends;
        });
        return over;
    }

    private static boolean isOver(Watched watched, long nanos) {
        return nanos - watched.since >= WITHIN.toNanos();
    }

    private void end(K event, Watched ended, List<Sum<K>> over) {
        if (ended.counted > 0) {
            over.add(new Sum<>(event, ended.counted));
        }
    }
}
