package io.hutong.web.testing;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request that must be refused.
 *
 * @param name   what is wrong with it
 * @param status what the answer has to be
 * @param code   the problem's code
 */
public record BadInput(
        String name, Bearer bearer, @Nullable String contentType, byte[] body, int status,
        String code) {

    /** Whose token comes with it. */
    public enum Bearer {
        VALID, NONE, FOREIGN, EXPIRED, OTHER_ISSUER, OTHER_AUDIENCE, GARBAGE
    }

    private static final String JSON = "application/json";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    static BadInput field(String name, String body) {
        return body(name, body, BAD_REQUEST, "INVALID_REQUEST");
    }

    static BadInput malformed(String name, String body) {
        return body(name, body, BAD_REQUEST, "MALFORMED_JSON");
    }

    static BadInput body(String name, String body, int status, String code) {
        return new BadInput(name, Bearer.VALID, JSON, body.getBytes(StandardCharsets.UTF_8),
                status, code);
    }

    static BadInput typed(String name, @Nullable String contentType, String body, int status) {
        return new BadInput(name, Bearer.VALID, contentType,
                body.getBytes(StandardCharsets.UTF_8), status, "UNSUPPORTED_MEDIA_TYPE");
    }

    static BadInput token(String name, Bearer bearer, String body) {
        return new BadInput(name, bearer, JSON, body.getBytes(StandardCharsets.UTF_8),
                UNAUTHORIZED, "UNAUTHENTICATED");
    }

    @Override
    public String toString() {
        return name;
    }
}
