package io.hutong.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the loops of this process, by the name of their table, when there is something due. Within
 * a transaction they are told once it has committed. What other instances make due is found after a
 * loop's longest nap.
 */
public final class Wakes {

    private final InstantSource clock;
    private final Map<String, Alarm> alarms = new ConcurrentHashMap<>();

    public Wakes(InstantSource clock) {
        this.clock = clock;
    }

    public void wake(String table) {
        AfterCommit.run(of(table)::ring);
    }

    /** Rows have been brought forward: when the next is due has to be looked up. */
    public void lookAt(String table) {
        wakeIn(table, Duration.ZERO);
    }

    public void wakeAt(String table, Instant when) {
        wakeIn(table, Duration.between(clock.instant(), when));
    }

    void wakeIn(String table, Duration time) {
        AfterCommit.run(() -> of(table).in(time));
    }

    Alarm of(String table) {
        return alarms.computeIfAbsent(table, _ -> new Alarm());
    }
}
