package io.hutong.operations.start;

import io.hutong.operations.server.PostgresAnswer;
import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The service's own database, as one of its roles. */
final class AwaitedPostgres implements AwaitedServer {

    private static final String URL = "spring.datasource.url";
    private static final String SECONDS = "2";

    private final Settings settings;
    private final String userProperty;
    private final String passwordProperty;

    AwaitedPostgres(Settings settings, String userProperty, String passwordProperty) {
        this.settings = settings;
        this.userProperty = userProperty;
        this.passwordProperty = passwordProperty;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Look look() {
        try (Connection connection = DriverManager.getConnection(url(), login())) {
            return connection.isValid(1) ? new Look.Answers() : new Look.NotYet("silent",
                    where() + " does not answer");
        } catch (SQLException e) {
            return found(PostgresAnswer.of(e), e);
        }
    }

    private Look found(PostgresAnswer answer, SQLException failure) {
        return switch (answer) {
            case PostgresAnswer.Ready ready -> new Look.Answers();
            case PostgresAnswer.Away away -> new Look.NotYet(away.state(),
                    where() + " (" + settings.variableOf(URL) + ") is " + away.state() + ": "
                            + oneLine(failure));
            case PostgresAnswer.NameUnknown unknown -> new Look.NameUnknown(
                    where() + " has a host that is not known", "The host of "
                            + settings.variableOf(URL) + " (" + where()
                            + ") is not known; correct the"
                            + " name, or make it known.");
            case PostgresAnswer.LoginRefused refused -> throw new MisconfiguredException(
                    where() + " refuses the login of \"" + settings.value(userProperty)
                            + "\"; correct " + settings.variableOf(userProperty) + " and "
                            + settings.variableOf(passwordProperty) + ".",
                    failure);
            case PostgresAnswer.NoSuchDatabase none -> throw new MisconfiguredException(
                    settings.variableOf(URL) + " names a database that "
                            + where() + " does not have; create it or correct the name.",
                    failure);
            case PostgresAnswer.Rejected rejected -> throw new MisconfiguredException(
                    where() + " rejects the connection (" + oneLine(failure) + "); correct "
                            + settings.variableOf(URL) + ".",
                    failure);
        };
    }

    /** Host and port, without what may be secret. */
    private String where() {
        String url = url();
        int from = url.indexOf("//") + 2;
        int to = url.indexOf('/', from);
        return "PostgreSQL at " + url.substring(from, to < 0 ? url.length() : to);
    }

    private static String oneLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private String url() {
        return String.valueOf(settings.value(URL));
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", String.valueOf(settings.value(userProperty)));
        String password = settings.value(passwordProperty);
        login.setProperty("password", password == null ? "" : password);
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        return login;
    }
}
