package io.hutong.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.RecordedRows;
import io.hutong.kernel.json.RowJson;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.testing.RecordedDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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

        JsonNode columns = RowJson.mapper().readTree(row);
        written(order).forEach((column, json) -> assertThat(json == null ? null
                : RowJson.mapper().readTree(json)).as(column)
                .isEqualTo(columns.get(column).isNull() ? null : columns.get(column)));
        assertThat(order.status().name()).isEqualTo(columns.get("status").asString());
        assertThat(order.version()).isEqualTo(columns.get("version").asInt());
    }

    private static Map<String, @Nullable String> written(Order order) {
        Order.Facts facts = order.facts();
        Map<String, @Nullable String> columns = new HashMap<>();
        columns.put("cart", OrderRows.json(order.cart()));
        columns.put("quote", written(facts.quote(), OrderRows::json));
        columns.put("cashier", written(facts.cashier(), OrderRows::json));
        columns.put("payment", written(facts.payment(), OrderRows::json));
        columns.put("shipments", OrderRows.json(facts.shipments()));
        columns.put("settlement", written(facts.settlement(), OrderRows::json));
        columns.put("refunds", OrderRows.json(facts.refunds()));
        columns.put("after_sales", OrderRows.json(facts.afterSales()));
        return columns;
    }

    private static <T> @Nullable String written(@Nullable T fact, Function<T, String> json) {
        return fact == null ? null : json.apply(fact);
    }
}
