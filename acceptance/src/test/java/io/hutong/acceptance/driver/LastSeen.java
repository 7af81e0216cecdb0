package io.hutong.acceptance.driver;

import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;

/** Prints what was there instead of what was awaited. */
record LastSeen<T>(String what, AtomicReference<T> last)
        implements ConditionEvaluationListener<Object> {

    @Override
    public void conditionEvaluated(EvaluatedCondition<Object> condition) {
        // Only a time-out is worth a line.
    }

    @Override
    public void onTimeout(TimeoutEvent event) {
        System.err.println("Waited in vain for " + what + "; last seen: " + last.get());
    }
}
