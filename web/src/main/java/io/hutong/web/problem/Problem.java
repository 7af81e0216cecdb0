package io.hutong.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.hutong.web.format.HttpJson;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Problem details (RFC 9457).
 *
 * @param code   stable, {@code UPPER_SNAKE}; what a program decides by
 * @param detail one sentence for a person
 * @param errors the wrong fields; left out when none is named
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "errors"})
public record Problem(
        int status, String code, String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status.value(), code, detail, List.of());
    }

    /** The codes explain the problem, so the type has no page of its own. */
    public String getType() {
        return "about:blank";
    }

    public String getTitle() {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** The problem as it is sent. */
    public byte[] toJson() {
        return HttpJson.mapper().writeValueAsBytes(this);
    }
}
