package io.hutong.messaging.inbox;

import io.hutong.messaging.IncomingMessage;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a poll after a look at it. */
sealed interface Arrival {

    ConsumerRecord<byte[], byte[]> record();

    /** The id under which it is remembered, when it has one that the inbox can hold. */
    Optional<UUID> id();

    /** It can be applied. */
    record Readable(ConsumerRecord<byte[], byte[]> record, IncomingMessage message)
            implements Arrival {

        @Override
        public Optional<UUID> id() {
            return Optional.of(message.id());
        }
    }

    /** It can never be applied. */
    record Unreadable(
            ConsumerRecord<byte[], byte[]> record, Optional<UUID> id, String reason)
            implements Arrival {
    }
}
