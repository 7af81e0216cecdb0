package io.hutong.operations.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Spelling {

    /** A letter forgotten, doubled, wrong, or two of them. */
    private static final int EDITS_MAX = 2;

    private Spelling() {
    }

    static Optional<String> meant(String name, Collection<String> known) {
        return known.stream().filter(other -> edits(name, other) <= EDITS_MAX)
                .min(Comparator.comparingInt(other -> edits(name, other)));
    }

    /** Levenshtein's distance. */
    static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
