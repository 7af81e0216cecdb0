package io.hutong.messaging.inbox;

import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.RefusedMessageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies a poll in one transaction. When the data of some record is at fault, the poll is halved
 * until that record stands alone and becomes a dead letter; everything else of the poll is applied
 * once. Any other failure leaves the poll untouched and is thrown, so that it is repeated.
 */
final class PollApplier {

    private static final Logger log = LoggerFactory.getLogger(PollApplier.class);

    private final TransactionTemplate transaction;
    private final InboxTable inbox;
    private final DeadLetters deadLetters;
    private final InboxMeters meters;

    PollApplier(TransactionTemplate transaction, InboxTable inbox, DeadLetters deadLetters,
            InboxMeters meters) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** Applies the arrivals, which are in offset order within each key. */
    void apply(List<Arrival> arrivals, BatchHandler handler) {
        try {
            transaction.executeWithoutResult(status -> applyTogether(arrivals, handler));
        } catch (RuntimeException e) {
            if (!isDataError(e)) {
                throw e;
            }
            isolate(arrivals, handler);
        }
    }

    private void isolate(List<Arrival> arrivals, BatchHandler handler) {
        if (arrivals.size() == 1) {
            tryAgainOrBury(arrivals, handler);
            return;
        }
        int half = arrivals.size() / 2;
        apply(arrivals.subList(0, half), handler);
        apply(arrivals.subList(half, arrivals.size()), handler);
    }

    /**
     * A violated constraint may be the trace of a race that is over by now: only what fails
     * alone a second time is at fault itself.
     */
    private void tryAgainOrBury(List<Arrival> single, BatchHandler handler) {
        try {
            transaction.executeWithoutResult(status -> applyTogether(single, handler));
        } catch (RuntimeException e) {
            if (!isDataError(e)) {
                throw e;
            }
            bury(single.getFirst(), e);
        }
    }

    private void applyTogether(List<Arrival> arrivals, BatchHandler handler) {
        Map<UUID, IncomingMessage> readable = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Readable(var record, var message)) {
                readable.putIfAbsent(message.id(), message);
            }
        }
        Set<UUID> unseen = inbox.remember(readable.keySet());
        List<IncomingMessage> fresh = new ArrayList<>(readable.values());
        fresh.removeIf(message -> !unseen.contains(message.id()));
        if (!fresh.isEmpty()) {
            handler.handle(List.copyOf(fresh));
        }
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Unreadable(var record, var id, var reason)) {
                keep(arrival, reason);
            }
        }
        meters.applied(fresh.size(), readable.size() - fresh.size());
    }

    private void bury(Arrival arrival, RuntimeException cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        transaction.executeWithoutResult(status -> keep(arrival, reason));
    }

    private void keep(Arrival arrival, String reason) {
        Optional<UUID> id = arrival.id();
        boolean unseen = id.isEmpty() || !inbox.remember(Set.of(id.get())).isEmpty();
        if (unseen && deadLetters.keep(arrival.record(), id, reason)) {
            meters.deadLettered();
            log.warn("Dead letter: {}-{}@{}: {}", arrival.record().topic(),
                    arrival.record().partition(), arrival.record().offset(), reason);
        }
    }

    /** Would be wrong at every repetition; what is not listed here may pass by itself. */
    private static boolean isDataError(RuntimeException e) {
        return switch (e) {
            case RefusedMessageException refused -> true;
            case DataIntegrityViolationException violation -> true;
            case IllegalArgumentException argument -> true;
            case ArithmeticException arithmetic -> true;
            default -> false;
        };
    }
}
