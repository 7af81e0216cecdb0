package io.hutong.order.view;

import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.saga.Phase;
import io.hutong.saga.StepKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of an order: every step of every saga, and why it is where it is.
 *
 * @param explanation one sentence for a person
 * @param waiting     what is awaited; null when nothing is
 * @param next        what comes after that if all goes well
 */
record Timeline(
        String orderId, OrderStatus status, @Nullable Pending pending, @Nullable Reason reason,
        String explanation, @Nullable Waiting waiting, List<String> next, List<Saga> sagas) {

    /**
     * @param what  the reply, the person or the event that is awaited
     * @param until when it counts as not coming; null where there is no such time
     */
    record Waiting(String what, @Nullable Instant since, @Nullable Instant until) {
    }

    /** @param askedBy who wanted the refund that it is about; only for those who sell */
    record Saga(
            String sagaId, String definition, int version, Phase state, @Nullable String parked,
            @Nullable Reason reason, @Nullable String askedBy, List<Step> steps) {
    }

    /**
     * One command and what became of it.
     *
     * @param notes whatever else happened to it, late replies and operators' decisions included
     */
    record Step(
            String step, StepKind kind, String command, int attempt, Instant sentAt,
            @Nullable String reply, @Nullable Instant repliedAt, Outcome outcome,
            @Nullable String reason, List<Note> notes) {
    }

    /** What became of a command. */
    enum Outcome {
        WAITING, SUCCEEDED, FAILED, SILENT, SKIPPED, CALLED_OFF, PARKED
    }

    record Note(Instant at, String what, @Nullable String detail) {
    }
}
