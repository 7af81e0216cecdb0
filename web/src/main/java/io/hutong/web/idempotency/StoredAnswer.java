package io.hutong.web.idempotency;

import io.hutong.web.format.HttpJson;
import io.hutong.web.problem.Problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it is kept, to be repeated byte for byte. */
public record StoredAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String REPLAYED = "Idempotency-Replayed";
    /** These say nothing about what the request did, so a repeat deserves a fresh try. */
    private static final Set<Integer> NEVER_KEPT = Set.of(400, 401, 413, 429, 503);

    public StoredAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer with a JSON body. */
    public static StoredAnswer json(HttpStatus status, Map<String, String> headers, Object body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        return new StoredAnswer(
                status.value(), all, HttpJson.mapper().writeValueAsBytes(body));
    }

    static StoredAnswer of(ResponseEntity<?> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        if (!answer.hasBody()) {
            return new StoredAnswer(answer.getStatusCode().value(), headers, new byte[0]);
        }
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        byte[] body = HttpJson.mapper().writeValueAsBytes(answer.getBody());
        return new StoredAnswer(answer.getStatusCode().value(), headers, body);
    }

    static StoredAnswer of(Problem problem) {
        return new StoredAnswer(problem.status(), Map.of(HttpHeaders.CONTENT_TYPE,
                MediaType.APPLICATION_PROBLEM_JSON_VALUE), problem.toJson());
    }

    boolean mayBeKept() {
        return !NEVER_KEPT.contains(status);
    }

    /** The answer to the request that caused it. */
    public ResponseEntity<byte[]> first() {
        return toResponse(false);
    }

    /** The answer to a repeat. */
    public ResponseEntity<byte[]> replayed() {
        return toResponse(true);
    }

    private ResponseEntity<byte[]> toResponse(boolean replayed) {
        var response = ResponseEntity.status(HttpStatusCode.valueOf(status));
        headers.forEach(response::header);
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.body(body);
    }
}
