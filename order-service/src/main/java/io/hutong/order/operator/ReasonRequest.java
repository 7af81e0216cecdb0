package io.hutong.order.operator;

import io.hutong.web.validation.Checks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Body of every decision: why it was taken. */
record ReasonRequest(@Nullable String reason) {

    private static final int REASON_MAX = 500;

    /** @throws io.hutong.web.problem.ProblemException 400 when it says nothing */
    String require() {
        Checks.require(body -> body.text("reason", reason).length(1, REASON_MAX));
        return Optional.ofNullable(reason).orElseThrow();
    }
}
