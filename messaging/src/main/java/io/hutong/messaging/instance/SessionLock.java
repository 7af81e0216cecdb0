package io.hutong.messaging.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An advisory lock of a PostgreSQL session on a connection of its own, which does nothing else: the
 * server gives it free as soon as the connection is gone. Where the machine has lost its power the
 * server's keepalives notice it after some eleven seconds.
 */
final class SessionLock implements AutoCloseable {

    private static final String TAKE = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final int ANSWER_WITHIN_SECONDS = 2;
    private static final String KEEPALIVES = "-c tcp_keepalives_idle=5"
            + " -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c idle_session_timeout=0";

    private final JdbcConnectionDetails database;
    private final String name;
    private @Nullable Connection connection;

    SessionLock(JdbcConnectionDetails database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Takes the lock, on a new connection if need be; false when another session has it. */
    boolean take() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(database.getJdbcUrl(), login());
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, "hutong instance " + name);
            ResultSet answer = statement.executeQuery();
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Whether the session, and the lock with it, is still there. */
    boolean isAlive() {
        try {
            boolean alive = connection != null && connection.isValid(ANSWER_WITHIN_SECONDS);
            if (!alive) {
                close();
            }
            return alive;
        } catch (SQLException e) {
            close();
            return false;
        }
    }

    private Properties login() {
        Properties login = new Properties();
        if (database.getUsername() != null) {
            login.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            login.setProperty("password", database.getPassword());
        }
        String seconds = Integer.toString(ANSWER_WITHIN_SECONDS);
        login.setProperty("connectTimeout", seconds);
        login.setProperty("loginTimeout", seconds);
        login.setProperty("socketTimeout", seconds);
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "instance " + name);
        login.setProperty("options", KEEPALIVES);
        return login;
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                // It is gone, which is what was wanted.
                return;
            }
        }
    }
}
