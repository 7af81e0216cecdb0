package io.hutong.order.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.order.coordination.RecordedSagas;
import io.hutong.order.coordination.RecordedSagas.Recorded;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.testing.Orders;
import io.hutong.saga.SagaDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps that are told of sagas as they stood in the database. With
 * {@code -Dhutong.recordings.update=true} what is told today is put down beside those rows that
 * have nothing beside them yet.
 */
class RecordedTimelinesTest {

    private static final List<SagaDefinition<Order, OrderChange, Command, Reply>> DEFINITIONS =
            List.of(
                    Orders.placeOrderVersion1(), Orders.placeOrderVersion2(), Orders.placeOrder(),
                    Orders.settleOrder(), Orders.refundOrder());

    static Stream<SagaDefinition<Order, OrderChange, Command, Reply>> definitions() {
        return DEFINITIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void recordedSagaIsToldAsItWas(SagaDefinition<Order, OrderChange, Command, Reply> definition) {
        String file = RecordedSagas.fileOf(definition);
        if (Boolean.getBoolean("hutong.recordings.update")) {
            update(file, definition);
        }
        for (Recorded recorded : RecordedSagas.of(file)) {
            assertThat(told(recorded, definition)).as(recorded.toString())
                    .isEqualTo(recorded.told());
        }
    }

    private static JsonNode told(
            Recorded recorded, SagaDefinition<Order, OrderChange, Command, Reply> definition) {
        return MessageJson.mapper().readTree(MessageJson.mapper().writeValueAsString(
                StepsTeller.tell(Optional.of(definition), recorded.journal())));
    }

    private static void update(String file,
            SagaDefinition<Order, OrderChange, Command, Reply> definition) {
        ArrayNode all = RecordedSagas.read(file);
        all.forEach(one -> {
            if (!one.has("told")) {
                ((ObjectNode) one).set("told", told(
                        new Recorded(file, one.get("row"), null), definition));
            }
        });
        RecordedSagas.update(file, all);
    }
}
