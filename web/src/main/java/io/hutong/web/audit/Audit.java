package io.hutong.web.audit;

import io.hutong.web.access.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The list of what people did. An act is written in the transaction that carries it out: what was
 * refused or rolled back leaves nothing, and nothing is done that is not on the list. A repeat
 * that is answered from its idempotency key does not get here.
 */
public final class Audit {

    private static final String APPEND = """
            insert into audit_entry (actor, scope, merchant_id, action, subject_kind, subject_id,
                order_id, reason, idempotency_key, trace_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Audit(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Carries an act out and writes it down, both or neither; joins an active transaction. */
    public <T> T carryOut(Act act, Supplier<T> work) {
        return carryOut(work, _ -> act);
    }

    /** The same where only the result tells what was done, and to what. */
    public <T> T carryOut(Supplier<T> work, Function<T, Act> act) {
        return transaction.execute(_ -> {
            T result = work.get();
            append(List.of(act.apply(result)));
            return result;
        });
    }

    /** The same for work that answers nothing. */
    public void carryOut(Act act, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            work.run();
            append(List.of(act));
        });
    }

    /** @throws IllegalStateException outside a transaction, where the two could part */
    public void append(List<Act> acts) {
        if (acts.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is written in the transaction of the act");
        }
        jdbc.batchUpdate(APPEND, acts.stream().map(Audit::row).toList());
    }

    private static Object[] row(Act act) {
        return new Object[] {act.by().subject(), act.by().scopes().stream().map(Scope::word)
                .sorted().collect(Collectors.joining(" ")), act.by().merchantId(), act.action(),
                act.subject().kind(), act.subject().id(), act.subject().orderId(), act.reason(),
                act.origin().idempotencyKey(), act.origin().traceId()};
    }
}
