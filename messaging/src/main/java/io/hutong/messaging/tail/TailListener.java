package io.hutong.messaging.tail;

import io.hutong.contracts.message.Message;
import java.time.Instant;

/** Hears what a {@link TopicTail} reads, on the tail's thread. */
public interface TailListener {

    /** May be told the same again, and in any order. */
    void heard(Message message);

    /** Everything that was on the topic at that time has been heard. */
    void complete(Instant asOf);
}
