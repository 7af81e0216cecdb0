package io.hutong.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hutong.contracts.message.Message;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of the messages: {@code snake_case}, times as RFC 3339, nulls left out. Reading is lenient
 * towards fields that a newer sender has added; a missing or mistyped field is an error.
 */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private MessageJson() {
    }

    /** The mapper, for other JSON that follows the same rules (stored state, tools). */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** UTF-8 JSON of a message. */
    public static byte[] write(Message message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are not such a message
     * @throws IllegalArgumentException            when a field is missing, or all of it: JSON null
     */
    public static <T extends Message> T read(byte[] json, Class<T> type) {
        T message = MAPPER.readValue(json, type);
        Completeness.require(message);
        return message;
    }
}
