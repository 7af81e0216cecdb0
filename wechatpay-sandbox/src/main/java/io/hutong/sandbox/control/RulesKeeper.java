package io.hutong.sandbox.control;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.store.Table;

/**
 * Keeps which rules were chosen while the sandbox ran, so that a restart does not go back to those
 * of its start; a start with other rules than before has the last word.
 */
final class RulesKeeper {

    private static final String KEY = "rules";

    private final World world;
    private final Table<Chosen> table;

    RulesKeeper(World world) {
        this.world = world;
        this.table = world.store().table("rules", Chosen.class, chosen -> KEY);
    }

    void resume() {
        table.find(KEY).filter(chosen -> chosen.startedWith().equals(world.ruleBook().initial()))
                .ifPresent(chosen -> world.ruleBook().use(chosen.set()));
    }

    /** False when there are no such rules. */
    boolean use(String set) {
        return world.store().change(() -> {
            boolean known = world.ruleBook().use(set);
            if (known) {
                table.put(new Chosen(set, world.ruleBook().initial()));
            }
            return known;
        });
    }

    /** Back to the rules of the start. */
    void reset() {
        world.ruleBook().use(world.ruleBook().initial());
    }

    record Chosen(String set, String startedWith) {
    }
}
