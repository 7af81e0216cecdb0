package io.hutong.cluster.check;

import java.util.List;

/** One invariant of a cluster at rest. */
interface Check {

    /** What has to hold, as a sentence. */
    String claim();

    Findings find();

    /**
     * What was found.
     *
     * @param looked     how much was compared, for a person
     * @param violations one line each; empty when the claim holds
     */
    record Findings(String looked, List<String> violations) {

        public Findings {
            violations = List.copyOf(violations);
        }
    }
}
