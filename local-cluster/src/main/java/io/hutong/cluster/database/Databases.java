package io.hutong.cluster.database;

import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.terminal.CommandFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** Opens the services' databases for reading, each with the role of its service. */
public final class Databases {

    private static final int FETCH_ROWS = 5_000;

    private final ClusterHome home;
    private final Ports ports;

    public Databases(ClusterHome home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    /** Told of each row. */
    public interface RowReader {
        void row(ResultSet row) throws SQLException;
    }

    /** Streams the rows of a query; the connection cannot write. */
    public void query(Member service, String sql, RowReader reader, Object... parameters) {
        try (var connection = open(service); var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.row(rows);
                }
            }
        } catch (SQLException e) {
            throw new CommandFailed("the database of " + service.title() + " cannot be read: "
                    + e.getMessage(), e);
        }
    }

    /** The only number that a query answers. */
    public long number(Member service, String sql, Object... parameters) {
        var result = new long[1];
        query(service, sql, row -> result[0] = row.getLong(1), parameters);
        return result[0];
    }

    private Connection open(Member service) throws SQLException {
        var name = "hutong_" + service.id();
        var properties = new Properties();
        properties.setProperty("user", name);
        properties.setProperty("password", new KeyRing(home.keys()).databasePassword(service));
        properties.setProperty("readOnly", "true");
        properties.setProperty("options", "-c statement_timeout=60000");
        properties.setProperty("ApplicationName", "hutong check");
        var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:"
                + ports.of(Member.POSTGRES) + "/" + name, properties);
        connection.setAutoCommit(false);
        return connection;
    }
}
