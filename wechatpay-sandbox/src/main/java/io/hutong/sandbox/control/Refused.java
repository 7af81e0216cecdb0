package io.hutong.sandbox.control;

import io.hutong.sandbox.protocol.Answer;

/** Refusals of the control plane: one sentence that says what to do. */
final class Refused {

    private Refused() {
    }

    static Answer badRequest(String message) {
        return Answer.plain(400, new Problem("INVALID_REQUEST", message));
    }

    static Answer notFound(String message) {
        return Answer.plain(404, new Problem("NOT_FOUND", message));
    }

    static Answer conflict(String message) {
        return Answer.plain(409, new Problem("CONFLICT", message));
    }

    private record Problem(String code, String message) {
    }
}
