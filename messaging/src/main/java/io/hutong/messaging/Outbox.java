package io.hutong.messaging;

import java.util.List;

/**
 * Messages that leave when the current transaction commits, and never otherwise.
 *
 * <p>Whoever emits a message for an aggregate must hold that aggregate's row lock (taken by
 * {@code select … for update}, or by having inserted the row in this transaction) when calling:
 * the order of the ids drawn here is the order on the topic.
 */
public interface Outbox {

    /**
     * Stores the messages in the given order. One round trip, whatever their number.
     *
     * @throws IllegalStateException when no transaction is active
     */
    void append(List<OutgoingMessage> messages);
}
