package io.hutong.web.idempotency;

import io.hutong.web.idempotency.IdempotencyTable.Entry;
import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a repeated request harmless: the same key and body get the first answer again. Keys are
 * per caller and route and are kept for a day.
 *
 * <p>Answers 400, 401, 413, 429 and 503 are not kept, and neither is an unexpected error.
 */
public final class IdempotencyStore {

    /** PostgreSQL's state for a lock that did not come within lock_timeout. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration POLL = Duration.ofMillis(20);

    private final IdempotencyTable table;
    private final TransactionTemplate transaction;
    private final Duration twinWait;
    private final Duration lease;

    public IdempotencyStore(
            IdempotencyTable table, TransactionTemplate transaction,
            Duration twinWait, Duration lease) {
        this.table = table;
        this.transaction = transaction;
        this.twinWait = twinWait;
        this.lease = lease;
    }

    /**
     * Runs work that touches only this service's database. Key, effect and answer commit together
     * or not at all; a twin waits at the key's row.
     */
    public ResponseEntity<byte[]> inTransaction(
            IdempotentRequest<?> request, Supplier<? extends ResponseEntity<?>> work) {
        try {
            return transaction.execute(status -> {
                KeyClaim claim = claimWithin(request);
                return claim instanceof KeyClaim.Fresh
                        ? finish(request, StoredAnswer.of(work.get())) : repeat(claim);
            });
        } catch (ProblemException e) {
            keepProblem(request, e.problem());
            throw e;
        }
    }

    /**
     * Runs work that calls other systems: the key is claimed in a transaction of its own, so that
     * none stays open during the call. Should the process die in between, a repeat may run the work
     * again once the claim's lease is over, so the work must be harmless to repeat.
     */
    public ResponseEntity<byte[]> claimFirst(
            IdempotentRequest<?> request, Supplier<? extends ResponseEntity<?>> work) {
        KeyClaim claim = awaitTwin(request);
        if (!(claim instanceof KeyClaim.Fresh)) {
            return repeat(claim);
        }
        try {
            return finish(request, StoredAnswer.of(work.get()));
        } catch (ProblemException e) {
            StoredAnswer answer = StoredAnswer.of(e.problem());
            if (answer.mayBeKept()) {
                table.answer(request.id(), answer);
            } else {
                table.abandon(request.id());
            }
            throw e;
        } catch (RuntimeException e) {
            table.abandon(request.id());
            throw e;
        }
    }

    /**
     * Claims many keys together with their answers by one statement, for a caller that creates
     * many things in one transaction and knows the answers beforehand. Must be called inside that
     * transaction; only what came back as {@link KeyClaim.Fresh} may be created in it. A repeat
     * within the list gets the first one's answer, which is valid once the transaction commits.
     *
     * @param answers by request, in the order in which they arrived
     * @return one claim per entry, in the same order
     */
    public List<KeyClaim> claimAll(List<Map.Entry<IdempotentRequest<?>, StoredAnswer>> answers) {
        List<Entry> asked = answers.stream().map(a -> new Entry(
                a.getKey().id(), a.getKey().bodySha256(), a.getValue())).toList();
        Map<String, Entry> firsts = new TreeMap<>();
        asked.forEach(entry -> firsts.putIfAbsent(entry.idText(), entry));
        Set<String> ours = table.claim(List.copyOf(firsts.values()), lease);
        Map<String, Entry> kept = new HashMap<>(firsts);
        if (ours.size() < firsts.size()) {
            kept.putAll(table.find(firsts.values().stream()
                    .filter(entry -> !ours.contains(entry.idText())).map(Entry::id).toList()));
        }
        Set<String> toBegin = new HashSet<>(ours);
        List<KeyClaim> claims = new ArrayList<>();
        for (Entry entry : asked) {
            boolean fresh = toBegin.remove(entry.idText());
            claims.add(fresh ? new KeyClaim.Fresh()
                    : claimOf(entry.bodySha256(), kept.get(entry.idText())));
        }
        return claims;
    }

    private KeyClaim claimWithin(IdempotentRequest<?> request) {
        table.lockTimeout(twinWait);
        try {
            KeyClaim claim = claim(request);
            table.lockTimeout(Duration.ZERO);
            return claim;
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause
                    && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new KeyClaim.InFlight().problem();
            }
            throw e;
        }
    }

    private KeyClaim awaitTwin(IdempotentRequest<?> request) {
        long end = System.nanoTime() + twinWait.toNanos();
        KeyClaim claim = claim(request);
        while (claim instanceof KeyClaim.InFlight && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            claim = claim(request);
        }
        return claim;
    }

    private KeyClaim claim(IdempotentRequest<?> request) {
        Entry entry = new Entry(request.id(), request.bodySha256(), null);
        if (!table.claim(List.of(entry), lease).isEmpty()) {
            return new KeyClaim.Fresh();
        }
        return claimOf(entry.bodySha256(),
                table.find(List.of(entry.id())).get(entry.idText()));
    }

    private static KeyClaim claimOf(byte[] bodySha256, @Nullable Entry kept) {
        if (kept == null) {
            return new KeyClaim.InFlight();
        }
        if (!Arrays.equals(bodySha256, kept.bodySha256())) {
            return new KeyClaim.OtherBody();
        }
        StoredAnswer answer = kept.answer();
        return answer == null ? new KeyClaim.InFlight() : new KeyClaim.Answered(answer);
    }

    private ResponseEntity<byte[]> finish(IdempotentRequest<?> request, StoredAnswer answer) {
        if (answer.mayBeKept()) {
            table.answer(request.id(), answer);
        } else {
            table.abandon(request.id());
        }
        return answer.first();
    }

    private static ResponseEntity<byte[]> repeat(KeyClaim claim) {
        return switch (claim) {
            case KeyClaim.Answered(StoredAnswer answer) -> answer.replayed();
            case KeyClaim.InFlight inFlight -> throw inFlight.problem();
            case KeyClaim.OtherBody otherBody -> throw otherBody.problem();
            case KeyClaim.Fresh fresh -> throw new IllegalStateException("nothing to repeat");
        };
    }

    /** The work was rolled back with its claim; what it answered is kept all the same. */
    private void keepProblem(IdempotentRequest<?> request, Problem problem) {
        StoredAnswer answer = StoredAnswer.of(problem);
        if (answer.mayBeKept() && !isAboutTheKey(problem)) {
            table.claim(List.of(new Entry(request.id(), request.bodySha256(), answer)), lease);
        }
    }

    private static boolean isAboutTheKey(Problem problem) {
        return problem.code().startsWith("IDEMPOTENCY_KEY_");
    }
}
