package io.hutong.sandbox.control;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.store.Table;
import java.time.Duration;

/** Keeps how far business time is ahead, so that a restart does not turn it back. */
final class ClockKeeper {

    private static final String KEY = "clock";

    private final World world;
    private final Table<Offset> table;

    ClockKeeper(World world) {
        this.world = world;
        this.table = world.store().table("clock", Offset.class, offset -> KEY);
    }

    void resume() {
        table.find(KEY).ifPresent(offset -> world.clock().setOffset(offset.millis()));
    }

    void advance(Duration by) {
        world.store().change(() -> table.put(new Offset(world.clock().offset() + by.toMillis())));
        world.agenda().advance(by);
    }

    /** Milliseconds that business time is ahead of real time. */
    record Offset(long millis) {
    }
}
