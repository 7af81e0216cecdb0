package io.hutong.web.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Ends a request with a {@link Problem}. For the edge only: domain code returns values. */
public final class ProblemException extends RuntimeException {

    private static final String INVALID_REQUEST = "INVALID_REQUEST";

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(HttpStatus status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    /** 404 with {@code NOT_FOUND}: it does not exist, or is not the caller's. */
    public static ProblemException notFound(String what) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no " + what + " that you may see.");
    }

    /** 409: the request is right but the state of things does not allow it. */
    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, code, detail);
    }

    /** 400 with {@code INVALID_REQUEST} and the fields that are wrong. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(invalidFields(errors));
    }

    /** 400 for a bad query or path parameter. */
    public static ProblemException invalidParameter(String name, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER",
                "The parameter " + name + " " + detail + ".");
    }

    static Problem invalidFields(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? "One field of the request is wrong." : "Some fields of the request are wrong.";
        return new Problem(HttpStatus.BAD_REQUEST.value(), INVALID_REQUEST, detail, errors);
    }

    public Problem problem() {
        return problem;
    }
}
