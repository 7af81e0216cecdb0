package io.hutong.web.idempotency;

import io.hutong.web.problem.ProblemException;

import org.springframework.http.HttpStatus;

/** What an idempotency key turned out to be when a request asked for it. */
public sealed interface KeyClaim {

    /** Nobody used the key before: carry the request out. */
    record Fresh() implements KeyClaim {
    }

    /** The same request was answered before. */
    record Answered(StoredAnswer answer) implements KeyClaim {
    }

    /** The same request is being carried out elsewhere at this moment. */
    record InFlight() implements KeyClaim {

        public ProblemException problem() {
            return ProblemException.conflict("IDEMPOTENCY_KEY_IN_FLIGHT",
                    "A request with this Idempotency-Key is being carried out; repeat it later.");
        }
    }

    /** The key belongs to a request with another body. */
    record OtherBody() implements KeyClaim {

        public ProblemException problem() {
            return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for another body; take a new key.");
        }
    }
}
