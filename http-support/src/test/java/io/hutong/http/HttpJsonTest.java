package io.hutong.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

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
}
