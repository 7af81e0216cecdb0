package io.hutong.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far other services have read what this one sends: whoever waits for an answer asks before
 * taking silence for one.
 */
public interface ReaderProgress {

    /** How far back it is known what had been read: the longest {@link Sent#time}. */
    Duration REMEMBERED = Duration.ofMinutes(2);

    /**
     * Looks at the broker, at most once a second. Whoever asks has to look all the time: what was
     * not seen counts as not having happened.
     */
    void look();

    /** What has become of each of these, by the last look. */
    List<Heard> heard(List<Sent> commands);

    /**
     * A command on its way to its reader.
     *
     * @param at   when it was written, by the database's clock
     * @param time what the reader has for the answer
     */
    record Sent(String topic, String key, Instant at, Duration time) {
    }

    /** What became of a command. */
    enum Heard {
        /** It was read, and its reader has been there for all of its time since. */
        HEARD_OUT,
        /** It was read, and the time for the answer runs. */
        HEARD,
        /** It is unsent or unread, or its reader is away. */
        UNHEARD,
        /** The broker does not answer, or it was not watched for long enough. */
        UNKNOWN
    }
}
