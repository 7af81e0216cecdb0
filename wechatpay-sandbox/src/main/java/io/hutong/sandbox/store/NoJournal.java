package io.hutong.sandbox.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Writes nothing down. */
final class NoJournal implements Journal {

    @Override
    public void replay(BiConsumer<String, Kept> reader) {
        // there is no history
    }

    @Override
    public void append(List<Entry> unit) {
        // nothing outlives the process
    }

    @Override
    public void compact(Supplier<List<Entry>> state) {
        // there is no history
    }

    @Override
    public void restart() {
        // there is no history
    }

    @Override
    public void close() {
        // nothing is open
    }
}
