package io.hutong.order.session;

/** What became of a refresh token. */
sealed interface Renewal {

    /** Also when the answer is the one before, given again. */
    record Renewed(Session answer) implements Renewal {
    }

    /** It was never given to anybody. */
    record Unknown() implements Renewal {
    }

    /** Logged out, or ended because a refresh token came twice. */
    record Ended() implements Renewal {
    }

    record Expired() implements Renewal {
    }

    /** It has been used before: the session is ended for everybody. */
    record UsedTwice(String sessionId) implements Renewal {
    }
}
