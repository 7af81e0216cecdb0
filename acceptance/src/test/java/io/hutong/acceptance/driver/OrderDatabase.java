package io.hutong.acceptance.driver;

import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;

/** order-service's database: the only place where hours can pass in an instant. */
final class OrderDatabase {

    private static final String NAME = "hutong_order";
    private static final String DUE = "update orders set receipt_due_at = clock_timestamp()"
            + " where order_id = ? and receipt_due_at is not null";

    private static final String STEP_DUE = "update sagas set deadline = least(deadline,"
            + " clock_timestamp()) where order_id = ? and not finished and deadline is not null";

    private final ClusterHome home;
    private final int port;

    OrderDatabase(ClusterHome home, URI postgres) {
        this.home = home;
        this.port = postgres.getPort();
    }

    /** What the order waits for a person with is over now, as it would be a day later. */
    void letDeadlinePass(String orderId) {
        update(DUE, orderId);
    }

    /** The step that the order is at has waited for long enough. */
    void letStepWaitLongEnough(String orderId) {
        update(STEP_DUE, orderId);
    }

    private void update(String sql, String orderId) {
        String password = new KeyRing(home.keys()).databasePassword(Member.ORDER);
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, password);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, orderId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the deadline of " + orderId + " does not pass", e);
        }
    }
}
