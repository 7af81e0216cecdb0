package io.hutong.operations.health;

import io.hutong.operations.server.PostgresAnswer;
import io.hutong.operations.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The service's database, over a connection of its own: that the pool is busy does not mean that
 * PostgreSQL is away.
 */
final class PostgresProbe implements HealthProbe, AutoCloseable {

    private static final String SECONDS = "1";

    private final String url;
    private final Properties login = new Properties();
    private @Nullable Connection connection;

    PostgresProbe(Settings settings) {
        url = String.valueOf(settings.value("spring.datasource.url"));
        login.setProperty("user", text(settings.value("spring.datasource.username")));
        login.setProperty("password", text(settings.value("spring.datasource.password")));
        login.setProperty("ApplicationName", "health");
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public Finding look() {
        try {
            if (connected().isValid(1)) {
                return Finding.up("reachable");
            }
            close();
            return Finding.down("silent");
        } catch (SQLException e) {
            close();
            return Finding.down(word(PostgresAnswer.of(e)));
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = DriverManager.getConnection(url, login);
            connection = open;
        }
        return open;
    }

    private static String word(PostgresAnswer answer) {
        return switch (answer) {
            case PostgresAnswer.Ready ready -> "refusing";
            case PostgresAnswer.Away away -> away.state();
            case PostgresAnswer.NameUnknown unknown -> "name unknown";
            case PostgresAnswer.LoginRefused refused -> "login refused";
            case PostgresAnswer.NoSuchDatabase none -> "no such database";
            case PostgresAnswer.Rejected rejected -> "refusing";
        };
    }

    @Override
    public void close() {
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException e) {
            connection = null;
        }
    }
}
