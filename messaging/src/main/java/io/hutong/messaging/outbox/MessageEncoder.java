package io.hutong.messaging.outbox;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.kernel.json.RowJson;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a message into its row. */
final class MessageEncoder {

    private static final String JSON = "application/json";
    private static final String CLOUD_EVENTS = "1.0";

    private final String source;
    private final Clock clock;

    MessageEncoder(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    OutboxRow encode(OutgoingMessage message) {
        return new OutboxRow(message.topic(), message.payload().key(),
                RowJson.mapper().writeValueAsString(headers(message)),
                MessageJson.write(message.payload()));
    }

    private Map<String, String> headers(OutgoingMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HeaderNames.ID, message.id().toString());
        headers.put(HeaderNames.TYPE, MessageCatalog.nameOf(message.payload().getClass()));
        headers.put(HeaderNames.SOURCE, source);
        headers.put(HeaderNames.SUBJECT, message.payload().key());
        headers.put(HeaderNames.TIME, millis(clock.instant()));
        headers.put(HeaderNames.SPEC_VERSION, CLOUD_EVENTS);
        headers.put(HeaderNames.CONTENT_TYPE, JSON);
        headers.put(HeaderNames.TRACE_PARENT, message.trace().toString());
        if (message.step() != null) {
            headers.put(HeaderNames.SAGA, message.step().saga());
            headers.put(HeaderNames.STEP, message.step().step());
            headers.put(HeaderNames.ATTEMPT, Integer.toString(message.step().attempt()));
        }
        if (message.deadline() != null) {
            headers.put(HeaderNames.DEADLINE, millis(message.deadline()));
        }
        return headers;
    }

    private static String millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
