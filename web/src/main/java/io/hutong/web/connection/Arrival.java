package io.hutong.web.connection;

import java.time.Duration;

/**
 * How far the request that comes over a connection has arrived, and whether its time is up. A head
 * or a body has its time as a whole, from its first byte to its last, so that one byte now and then
 * does not keep a connection for ever. The time that an answer takes is none of this.
 */
final class Arrival {

    /** What is being received. */
    enum Part { NOTHING, HEAD, BODY }

    /** What is done when a part has taken its whole time. */
    enum Verdict {
        GO_ON, ANSWER_AND_CLOSE, CLOSE
    }

    /**
     * @param head from its first byte to the empty line after it
     * @param body from the end of the head to the last byte
     */
    record Limits(Duration head, Duration body) {
    }

    private final Limits limits;
    private Part part = Part.NOTHING;
    /** Requests whose head has come and whose answer has not ended. */
    private int unanswered;
    private boolean answering;

    Arrival(Limits limits) {
        this.limits = limits;
    }

    Part part() {
        return part;
    }

    /** The time of the part that is being received. */
    Duration limit() {
        return part == Part.BODY ? limits.body() : limits.head();
    }

    void bytes() {
        if (part == Part.NOTHING) {
            part = Part.HEAD;
        }
    }

    void headComplete() {
        part = Part.BODY;
        unanswered++;
    }

    void bodyComplete() {
        part = Part.NOTHING;
    }

    void answerBegins() {
        answering = true;
    }

    void answerEnds() {
        answering = false;
        unanswered = Math.max(0, unanswered - 1);
    }

    /**
     * While an earlier request is being answered we may not have read on, so a head behind it has
     * all the time it wants.
     */
    Verdict timeIsUp() {
        return switch (part) {
            case NOTHING -> Verdict.GO_ON;
            case HEAD -> unanswered > 0 ? Verdict.GO_ON : Verdict.ANSWER_AND_CLOSE;
            case BODY -> answering || unanswered != 1
                    ? Verdict.CLOSE : Verdict.ANSWER_AND_CLOSE;
        };
    }
}
