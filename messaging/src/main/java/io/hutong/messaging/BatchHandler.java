package io.hutong.messaging;

import java.util.List;

/** Applies what one poll has brought. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Called inside a transaction that also records the messages as seen. The list has no repeats
     * (neither within it nor of earlier polls), is in offset order within each key, and is never
     * empty. It may be called again with the same messages after a failure, then often one by
     * one: everything it did before was rolled back.
     *
     * <p>Group by aggregate, lock the rows in sorted order, decide in memory, write one row per
     * aggregate, then fill the {@link Outbox}.
     *
     * @throws RefusedMessageException when a message can never be applied
     */
    void handle(List<IncomingMessage> messages);
}
