package io.hutong.web.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.web.problem.FieldError;
import io.hutong.web.problem.JsonProblems;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What the interfaces take for a time. */
class HttpJsonTest {

    record Body(Instant at) {
    }

    private static Instant read(String at) {
        return HttpJson.mapper().readValue("{\"at\":" + at + "}", Body.class).at();
    }

    @Test
    void timeIsAnRfc3339TextOfAnyOffset() {
        Instant noon = Instant.parse("2026-11-11T04:00:00Z");

        assertThat(read("\"2026-11-11T04:00:00Z\"")).isEqualTo(noon);
        assertThat(read("\"2026-11-11T12:00:00.000+08:00\"")).isEqualTo(noon);
        assertThat(HttpJson.mapper().writeValueAsString(new Body(noon)))
                .isEqualTo("{\"at\":\"2026-11-11T04:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true", "{}", "[]", "\"\"", "\"5\"", "\"2026-11-11\"",
            "\"2026-11-11T04:00:00\"", "\"2026-13-11T04:00:00Z\"", "\"+10000-01-01T00:00:00Z\"",
            "\"a\\u0000b\""})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DatabindException.class);
    }

    record Note(String text, List<String> tags,
            @JsonDeserialize(using = AnyText.class) String pasted) {
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"text\":\"a\\u202eb\"}                 | /text",
            "{\"text\":\"a\\ud800b\"}                 | /text",
            "{\"tags\":[\"a\",\"b\\u200b\"]}           | /tags/1",
            "{\"text\":\"\\udb40\\udc41\"}             | /text"})
    void textOfARequestThatHidesACharacterIsRefusedWithItsPlace(String json, String pointer) {
        assertThatThrownBy(() -> HttpJson.requestMapper().readValue(json, Note.class))
                .isInstanceOfSatisfying(JacksonException.class, error -> assertThat(
                        JsonProblems.of(error).errors()).singleElement().satisfies(field -> {
                            assertThat(field.pointer()).isEqualTo(pointer);
                            assertThat(field.detail()).startsWith(
                                    "must not contain the invisible character U+");
                        }));
    }

    @Test
    void onlyRequestsAreLookedThroughAndNotWhatWasPasted() {
        String hidden = "{\"text\":\"a\\u202eb\",\"tags\":[\"\\u200b\"],\"pasted\":null}";

        assertThat(HttpJson.mapper().readValue(hidden, Note.class).text()).isEqualTo("a\u202Eb");
        assertThat(HttpJson.requestMapper().readValue("{\"pasted\":\"\\u2066\"}", Note.class)
                .pasted()).isEqualTo("\u2066");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true", "{}", "[]"})
    void textIsATextAlsoWhereItWasPasted(String value) {
        for (String field : List.of("text", "pasted")) {
            assertThatThrownBy(() -> HttpJson.requestMapper().readValue(
                    "{\"" + field + "\":" + value + "}", Note.class))
                    .isInstanceOfSatisfying(JacksonException.class, error -> assertThat(
                            JsonProblems.of(error).errors()).containsExactly(
                                    new FieldError("/" + field, "must be a string")));
        }
    }
}
