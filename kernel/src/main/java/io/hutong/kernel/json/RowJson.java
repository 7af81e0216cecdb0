package io.hutong.kernel.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the columns of a database: {@code snake_case}, times as RFC 3339, nulls left out.
 * Reading passes over fields that a newer version has written; a mistyped field is an error.
 * Messages have a mapper of their own, so that neither changes with the other.
 */
public final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RowJson() {
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }
}
