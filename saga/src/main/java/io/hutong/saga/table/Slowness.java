package io.hutong.saga.table;

import io.hutong.saga.SagaState;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When a saga counts as slow: it goes on by itself, but a person should know, and may retry it or
 * call it off. Steps that wait for a person never are.
 */
public final class Slowness {

    /**
     * The same as {@link #isSlow} for rows of {@code sagas s}; its marks are bound by {@link
     * #bind}. Only unfinished sagas are looked at, by their partial index.
     */
    public static final String SQL = """
            (not s.finished and s.parked is null and s.step <> all (?)
             and (s.tries > ? or %s
                  and %s < extract(epoch from clock_timestamp()) * 1000 - ?))"""
            .formatted(SagaTable.IS_LATE, SagaTable.LAST_AT);

    private final int askedAgain;
    private final Duration late;
    private final Set<String> waitingForAPerson;

    /**
     * @param askedAgain        more often than that
     * @param late              or unheard by its participant for longer than that
     * @param waitingForAPerson names of the steps that do
     */
    public Slowness(int askedAgain, Duration late, Set<String> waitingForAPerson) {
        this.askedAgain = askedAgain;
        this.late = late;
        this.waitingForAPerson = Set.copyOf(waitingForAPerson);
    }

    public boolean isSlow(SagaRow saga, Instant now) {
        SagaState state = saga.state();
        if (state.isFinished() || state.isParked() || waitingForAPerson.contains(state.step())) {
            return false;
        }
        Instant since = saga.lateSince();
        return state.tries() > askedAgain + 1
                || since != null && since.isBefore(now.minus(late));
    }

    /** Binds the marks of {@link #SQL} from that one on; returns the next. */
    public int bind(PreparedStatement statement, int from) throws SQLException {
        int mark = from;
        statement.setArray(mark++, persons(statement));
        statement.setInt(mark++, askedAgain + 1);
        statement.setLong(mark++, late.toMillis());
        return mark;
    }

    /** Names of the steps that wait for a person. */
    Array persons(PreparedStatement statement) throws SQLException {
        return statement.getConnection().createArrayOf("text", waitingForAPerson.toArray());
    }
}
