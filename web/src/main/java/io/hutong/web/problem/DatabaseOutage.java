package io.hutong.web.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Whether a failure says something about the database's state and nothing about the request, so
 * that the same request may succeed in a moment. A server that dies is met at any point: when a
 * connection is taken, within a statement, or at the commit, whose outcome is then not known; the
 * caller repeats under the same key.
 */
final class DatabaseOutage {

    private static final int STATE_CLASS = 2;
    /** Connection, rollback by the server, resources (disk), operator's intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** Read-only, idle for too long in a transaction, a lock that was not given in time. */
    private static final Set<String> STATES = Set.of("25006", "25P03", "55P03");

    private DatabaseOutage() {
    }

    /** @param cause one link of a chain of causes */
    static boolean isSaidBy(Throwable cause) {
        return switch (cause) {
            case DataAccessResourceFailureException e -> true;
            case TransientDataAccessException e -> true;
            case RecoverableDataAccessException e -> true;
            case CannotCreateTransactionException e -> true;
            case TransactionSystemException e -> e.getCause() instanceof IOException;
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> isState(e.getSQLState());
            default -> false;
        };
    }

    private static boolean isState(@Nullable String state) {
        return state != null && state.length() >= STATE_CLASS
                && (STATES.contains(state) || CLASSES.contains(state.substring(0, STATE_CLASS)));
    }
}
