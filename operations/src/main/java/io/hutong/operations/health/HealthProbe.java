package io.hutong.operations.health;

/** Looks at one thing that the service needs. */
@FunctionalInterface
interface HealthProbe {

    /** Within a few seconds. A failure counts as {@code DOWN}, and its text is shown nowhere. */
    Finding look() throws Exception;

    /**
     * What anybody may know of it.
     *
     * @param state a word of ours, never a text of the other side
     */
    record Finding(boolean up, String state) {

        static Finding up(String state) {
            return new Finding(true, state);
        }

        static Finding down(String state) {
            return new Finding(false, state);
        }
    }
}
