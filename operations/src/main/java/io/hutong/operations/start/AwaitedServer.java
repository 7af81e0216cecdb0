package io.hutong.operations.start;

/** A server without which the service cannot start. */
interface AwaitedServer {

    /** Name of its component of health. */
    String name();

    /**
     * Looks once, for a few seconds at most.
     *
     * @throws io.hutong.operations.settings.MisconfiguredException when waiting is no use
     */
    Look look() throws InterruptedException;

    /** What a look found. */
    sealed interface Look {

        record Answers() implements Look {
        }

        /**
         * @param state a safe word for health
         * @param what  for the log: as in "waiting for PostgreSQL at …, which …"
         */
        record NotYet(String state, String what) implements Look {
        }

        /**
         * The name of its host is not known: wrong, or not known yet.
         *
         * @param sentence when it stays like that
         */
        record NameUnknown(String what, String sentence) implements Look {
        }
    }
}
