package io.hutong.web.format;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Times are RFC 3339 texts and nothing else. Jackson's own reading would take 5 for five seconds
 * after 1970, and years that no database has.
 */
final class Rfc3339 extends StdScalarDeserializer<Instant> {

    private static final int YEAR_MAX = 9_999;

    Rfc3339() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        String text = parser.getString();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= YEAR_MAX) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // answered below, like a year that nobody means
        }
        return (Instant) context.handleWeirdStringValue(
                Instant.class, text, "must be an RFC 3339 time");
    }
}
