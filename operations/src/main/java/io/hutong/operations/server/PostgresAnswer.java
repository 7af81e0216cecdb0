package io.hutong.operations.server;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;

/** What an attempt to log in to PostgreSQL means. */
public sealed interface PostgresAnswer {

    /** It can be worked with. */
    record Ready() implements PostgresAnswer {
    }

    /** @param state a safe word, for example {@code refused} */
    record Away(String state) implements PostgresAnswer {
    }

    /** Its name is not known; perhaps not yet. */
    record NameUnknown() implements PostgresAnswer {
    }

    /** It answers, and refuses the login for good. */
    record LoginRefused() implements PostgresAnswer {
    }

    record NoSuchDatabase() implements PostgresAnswer {
    }

    /** It answers, but not as it was asked to: encryption, say. */
    record Rejected() implements PostgresAnswer {
    }

    /** Classes and states of SQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
    String INVALID_AUTHORIZATION = "28";
    String NO_SUCH_DATABASE = "3D000";
    String REJECTED = "08004";
    String STARTING_OR_STOPPING = "57P03";
    Set<String> AWAY = Set.of("08", "53", "57", "58");

    static PostgresAnswer of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (isCausedByName(failure)) {
            return new NameUnknown();
        }
        if (state.startsWith(INVALID_AUTHORIZATION)) {
            return new LoginRefused();
        }
        return switch (state) {
            case NO_SUCH_DATABASE -> new NoSuchDatabase();
            case REJECTED -> new Rejected();
            case STARTING_OR_STOPPING -> new Away("starting");
            case String other when other.length() > 1 && AWAY.contains(other.substring(0, 2)) ->
                    new Away(other.startsWith("53") ? "full" : "unreachable");
            default -> new Ready();
        };
    }

    private static boolean isCausedByName(SQLException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
