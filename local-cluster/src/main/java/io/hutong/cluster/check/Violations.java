package io.hutong.cluster.check;

import java.util.ArrayList;
import java.util.List;

/** Collects violations up to a limit; beyond it only their number. */
final class Violations {

    private static final int KEPT = 20;

    private final List<String> kept = new ArrayList<>();
    private long dropped;

    void add(String violation) {
        if (kept.size() < KEPT) {
            kept.add(violation);
        } else {
            dropped++;
        }
    }

    List<String> all() {
        var all = new ArrayList<>(kept);
        if (dropped > 0) {
            all.add("… and " + dropped + " more");
        }
        return all;
    }
}
