package io.hutong.order.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.embedded.testing.RecordedRows;
import io.hutong.order.lifecycle.Order;
import io.hutong.order.testing.RecordedDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What was known about orders in every status, as their rows held it. */
class RecordedOrdersTest {

    private static final RecordedRows ROWS = RecordedDatabase.rows();

    static Iterable<String> orders() throws SQLException {
        return ROWS.rows("orders");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void recordedOrderIsReadWholeAndWrittenAsItWas(String row) throws SQLException {
        Order order = ROWS.read("orders", row, OrderRows::order);

        JsonNode columns = MessageJson.mapper().readTree(row);
        written(order).forEach((column, value) -> assertThat(MessageJson.mapper().readTree(
                MessageJson.mapper().writeValueAsString(value))).as(column)
                .isEqualTo(columns.get(column)));
        assertThat(order.status().name()).isEqualTo(columns.get("status").asString());
        assertThat(order.version()).isEqualTo(columns.get("version").asInt());
    }

    private static Map<String, @Nullable Object> written(Order order) {
        Order.Facts facts = order.facts();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("cart", order.cart());
        columns.put("quote", facts.quote());
        columns.put("cashier", facts.cashier());
        columns.put("payment", facts.payment());
        columns.put("shipments", facts.shipments());
        columns.put("settlement", facts.settlement());
        columns.put("refunds", facts.refunds());
        columns.put("after_sales", facts.afterSales());
        return columns;
    }
}
