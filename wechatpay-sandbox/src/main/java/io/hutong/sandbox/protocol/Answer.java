package io.hutong.sandbox.protocol;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What an endpoint answers, before it is signed and sent. */
public sealed interface Answer {

    /** A signed 200 with {@code body} as JSON. */
    static Answer ok(Object body) {
        return new Success(200, body);
    }

    /** A signed 204. */
    static Answer noContent() {
        return new Success(204, null);
    }

    /** An unsigned JSON answer, as the control plane gives. */
    static Answer plain(int status, Object body) {
        return new Raw(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    /** A business success of API v3: signed when it is sent. */
    record Success(int status, @Nullable Object body) implements Answer {
    }

    /** Bytes as they are, unsigned: bill files, mini-program APIs, pages. */
    record Raw(int status, String contentType, byte[] body) implements Answer {
    }

    /** An unsigned answer of unknown length, written as it is made. */
    record Streamed(String contentType, Publisher<byte[]> chunks) implements Answer {
    }

    /**
     * A refusal with WeChat Pay's code.
     *
     * @param status  HTTP status
     * @param code    UPPER_SNAKE code that clients branch on
     * @param message text for a person
     * @param detail  the offending field, if one is to blame
     */
    record Refusal(int status, String code, String message, @Nullable Detail detail)
            implements Answer {

        public static Refusal of(int status, String code, String message) {
            return new Refusal(status, code, message, null);
        }

        /** 400 PARAM_ERROR that names the field. */
        public static Refusal field(String pointer, String issue) {
            return new Refusal(400, "PARAM_ERROR",
                    "The field " + pointer + " is not acceptable: " + issue,
                    new Detail(pointer, null, issue, "body"));
        }

        /** 400 INVALID_REQUEST: the call is well formed, but not allowed in this state. */
        public static Refusal invalid(String message) {
            return of(400, "INVALID_REQUEST", message);
        }

        /** 404 RESOURCE_NOT_EXISTS. */
        public static Refusal notFound(String message) {
            return of(404, "RESOURCE_NOT_EXISTS", message);
        }
    }

    /** The field that a {@link Refusal} is about. */
    record Detail(String field, @Nullable Object value, String issue, String location) {
    }
}
