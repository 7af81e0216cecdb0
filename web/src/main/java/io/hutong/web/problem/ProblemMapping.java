package io.hutong.web.problem;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import tools.jackson.core.JacksonException;

/** Which {@link Problem} an exception becomes. Texts of unexpected ones go to the log only. */
public final class ProblemMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);
    /** Whoever has closed the connection reads no answer; it is not our error either. */
    private static final Problem ABORTED = Problem.of(HttpStatus.BAD_REQUEST, "REQUEST_ABORTED",
            "The connection was closed before the request had arrived.");
    private static final int MAX_CAUSES = 10;

    private final long maxBodyBytes;

    public ProblemMapping(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    Problem problemOf(Throwable error) {
        Problem specific = specific(error);
        if (specific != null) {
            return specific;
        }
        if (error instanceof ErrorResponse response
                && !response.getStatusCode().is5xxServerError()) {
            return ofStatus(response.getStatusCode());
        }
        return unexpected(error);
    }

    private @Nullable Problem specific(Throwable error) {
        Throwable cause = error;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            Problem found = switch (cause) {
                case ProblemException e -> e.problem();
                case DataBufferLimitException e -> tooLarge();
                case AbortedException e -> ABORTED;
                case JacksonException e -> JsonProblems.of(e);
                default -> DatabaseOutage.isSaidBy(cause) ? unavailable(cause) : null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE",
                "The body is larger than " + maxBodyBytes + " bytes.");
    }

    private static Problem unavailable(Throwable error) {
        LOG.warn("The database does not answer: {}", error.toString());
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE",
                "The service cannot reach its database; repeat the request in a moment.");
    }

    private static Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> ProblemException.invalidFields(
                    List.of(new FieldError("", "the body or a parameter is missing or malformed")));
            case 404 -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here.");
            case 405 -> Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED",
                    "This method does not exist for this path.");
            case 406 -> Problem.of(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE",
                    "The media type that you accept is not offered here.");
            case 415 -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE",
                    "Send the body as application/json.");
            default -> new Problem(status.value(), "REQUEST_REFUSED",
                    "The request was refused.", List.of());
        };
    }

    private static Problem unexpected(Throwable error) {
        UUID reference = UUID.randomUUID();
        LOG.error("Unexpected error, reference {}", reference, error);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR",
                "Something is wrong on our side; report the reference " + reference + ".");
    }
}
