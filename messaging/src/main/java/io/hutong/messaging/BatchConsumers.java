package io.hutong.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** Makes the functions that Spring Cloud Stream binds to topics. */
public interface BatchConsumers {

    /**
     * A consumer that hands every message of a poll to the handler exactly once, in one
     * transaction with the inbox, and sends what can never be handled to the dead letters.
     */
    Consumer<Message<List<?>>> forHandler(BatchHandler handler);
}
