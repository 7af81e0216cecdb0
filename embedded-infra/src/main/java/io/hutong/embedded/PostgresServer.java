package io.hutong.embedded;

/** A PostgreSQL server for one or many databases. */
public interface PostgresServer extends RunningServer {

    /** JDBC URL of {@code database}, with user and password where the server asks for them. */
    String jdbcUrl(String database);

    /** Creates an empty database owned by the superuser. */
    void createDatabase(String name);

    /**
     * Makes sure that the role exists with this password, and a database that belongs to it.
     * Repeating it changes only the password.
     */
    void createDatabase(String name, String owner, String password);
}
