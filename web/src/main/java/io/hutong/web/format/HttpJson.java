package io.hutong.web.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON of the REST interfaces: {@code snake_case}, nulls written, and nothing guessed on the way
 * in. Jackson's defaults would take an unknown field, {@code 1.5} for 1, {@code "2"} for 2 and the
 * last of two equal keys, each of which hides a client's mistake about money.
 */
public final class HttpJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(HttpJson::refuseCoercions)
            .withCoercionConfig(LogicalType.Textual, HttpJson::refuseCoercions)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new Rfc3339()))
            .build();

    /** What comes from outside is kept and shown, so its texts must be what they look like. */
    private static final JsonMapper REQUESTS = MAPPER.rebuild()
            .addModule(new SimpleModule("requests").addDeserializer(String.class, new SeenText()))
            .build();

    private HttpJson() {
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Reads the bodies of requests: as {@link #mapper()}, and no text hides a character. */
    public static JsonMapper requestMapper() {
        return REQUESTS;
    }

    private static void refuseCoercions(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
