package io.hutong.payment.cases;

import org.jspecify.annotations.Nullable;

/**
 * Where a case stands.
 *
 * @param reopened how often it was resolved and opened again
 */
record CaseState(Status status, @Nullable String owner, int reopened) {

    enum Status { OPEN, ASSIGNED, RESOLVED }
}
