package io.hutong.order.session;

import java.time.Duration;

/**
 * The refresh tokens of one session, of which only the newest renews it, and what it means when one
 * of them is presented. A token that comes a second time is in two hands, and nobody can tell whose
 * is whose, so the session ends for both. One case is no theft: the client whose answer was lost, or
 * whose other tab renewed at the same moment, presents the token just before the newest.
 *
 * @param ended        logged out, or ended by a token that came twice
 * @param expired      the login is too long ago
 * @param exhausted    renewed as often as a session may be
 * @param sinceRenewal time since the newest token was given
 * @param repeatable   whether the answer that gave it is still kept
 */
record Family(boolean ended, boolean expired, boolean exhausted, Duration sinceRenewal,
        boolean repeatable) {

    /** Which of the family's tokens was presented. */
    enum Token {
        /** The newest, which nobody has presented before. */
        NEWEST,
        /** The one that the newest was given for; the newest itself has not come yet. */
        JUST_BEFORE,
        OLDER,
        /** No token of this family at all: a guess. */
        FOREIGN
    }

    /** What is done. */
    enum Verdict {
        RENEW, REPEAT, END, REFUSE_FOREIGN, REFUSE_ENDED, REFUSE_EXPIRED
    }

    /** @param grace how long after a renewal its answer may be given again */
    Verdict on(Token presented, Duration grace) {
        return switch (presented) {
            case FOREIGN -> Verdict.REFUSE_FOREIGN;
            case NEWEST -> ended ? Verdict.REFUSE_ENDED
                    : expired || exhausted ? Verdict.REFUSE_EXPIRED : Verdict.RENEW;
            case JUST_BEFORE -> ended ? Verdict.REFUSE_ENDED
                    : repeatable && sinceRenewal.compareTo(grace) <= 0
                            ? Verdict.REPEAT
                    : Verdict.END;
            case OLDER -> ended ? Verdict.REFUSE_ENDED : Verdict.END;
        };
    }
}
