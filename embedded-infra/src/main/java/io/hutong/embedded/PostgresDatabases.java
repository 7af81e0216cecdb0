package io.hutong.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Roles and databases of one server, seen by its superuser. */
public final class PostgresDatabases {

    private static final String SUPERUSER = "postgres";
    private static final String DUPLICATE_DATABASE = "42P04";

    private final int port;
    private final String password;

    PostgresDatabases(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** JDBC URL of {@code database} with the superuser's name and password in it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + SUPERUSER
                + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }

    /** Whether the server accepts connections now. */
    public boolean answer() {
        try (var connection = DriverManager.getConnection(
                jdbcUrl(SUPERUSER) + "&connectTimeout=2&socketTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Creates an empty database owned by the superuser. */
    public void create(String name) {
        inServer(connection -> execute(connection, "create database " + quoted(name)));
    }

    /** Makes sure that role and database exist, and that the role has this password. */
    public void create(String name, String owner, String ownerPassword) {
        inServer(connection -> {
            var verb = exists(connection, owner) ? "alter" : "create";
            execute(connection, verb + " role " + quoted(owner) + " login password "
                    + literal(ownerPassword));
            try {
                execute(connection, "create database " + quoted(name) + " owner " + quoted(owner));
            } catch (SQLException e) {
                if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        });
    }

    /** A role that may connect. */
    public record Login(String name, String password) {
    }

    /**
     * Makes sure that the database exists and belongs to {@code owner}, and that {@code service},
     * which owns nothing but what the owner gives it, may connect. A database that belonged to the
     * service goes over to the owner with all that is in it.
     */
    public void create(String name, Login owner, Login service) {
        inServer(connection -> {
            boolean taken = takenOver(connection, name, owner);
            create(name, owner.name(), owner.password());
            execute(connection, (exists(connection, service.name()) ? "alter" : "create")
                    + " role " + quoted(service.name()) + " login password "
                    + literal(service.password()));
            execute(connection, "grant " + quoted(service.name()) + " to "
                    + quoted(owner.name()));
            if (taken) {
                execute(connection, "alter database " + quoted(name) + " owner to "
                        + quoted(owner.name()));
                in(name, inside -> execute(inside, "reassign owned by "
                        + quoted(service.name()) + " to " + quoted(owner.name())));
            }
        });
    }

    private static boolean takenOver(Connection connection, String name, Login owner)
            throws SQLException {
        try (var query = connection.prepareStatement("select from pg_database join pg_roles r"
                + " on r.oid = datdba where datname = ? and rolname <> ?")) {
            query.setString(1, name);
            query.setString(2, owner.name());
            return query.executeQuery().next();
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            query.setString(1, role);
            return query.executeQuery().next();
        }
    }

    private void inServer(Work work) {
        in(SUPERUSER, work);
    }

    private void in(String database, Work work) {
        try (var connection = DriverManager.getConnection(jdbcUrl(database))) {
            work.in(connection);
        } catch (SQLException e) {
            throw new InfraException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }
}
