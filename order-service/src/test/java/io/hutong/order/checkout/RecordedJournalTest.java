package io.hutong.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.ToldCourse;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaDefinitions;
import io.hutong.saga.SagaEngine;
import io.hutong.saga.SagaState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays sagas that were recorded under a published version of their definition. A saga in flight
 * outlives deployments: should one of these fail, the definition has changed under the feet of the
 * sagas that carry its version, and the change belongs into a new version beside it. With
 * {@code -Dhutong.recordings.update=true} they are written anew, for a new version only.
 */
class RecordedJournalTest {

    private final SagaEngine<Order, OrderChange, Command, Reply> engine =
            new SagaEngine<>(Order::with);
    private final SagaDefinitions<Order, OrderChange, Command, Reply> definitions =
            new SagaDefinitions<>(List.of(Orders.placeOrderVersion1(),
                    Orders.placeOrderVersion2(), Orders.placeOrder(), Orders.settleOrder()));

    @ParameterizedTest
    @ValueSource(strings = {"place-order-v1-paid", "place-order-v1-declined",
            "place-order-v1-silent-debit", "place-order-v1-cancelled", "place-order-v1-parked",
            "place-order-v2-paid", "place-order-v2-declined", "place-order-v2-silent-debit",
            "place-order-v2-parked", "place-order-v2-cashier", "place-order-v2-cashier-unpaid",
            "place-order-v2-cashier-cancelled", "place-order-v3-paid", "place-order-v3-declined",
            "place-order-v3-silent-debit", "place-order-v3-late",
            "place-order-v3-late-to-the-limit",
            "place-order-v3-parked", "place-order-v3-cashier", "place-order-v3-cashier-unpaid",
            "place-order-v3-cashier-cancelled"})
    void recordedSagaTakesTheSameCourse(String name) throws IOException {
        ObjectNode recording = (ObjectNode) read(name);
        JsonNode before = recording.deepCopy();

        replay(recording);

        if (Boolean.getBoolean("hutong.recordings.update")) {
            Files.writeString(Path.of("src/test/resources/recordings/" + name + ".json"),
                    RowJson.mapper().writerWithDefaultPrettyPrinter()
                            .writeValueAsString(recording) + "\n");
        }
        assertThat(recording.toPrettyString()).isEqualTo(before.toPrettyString());
    }

    /** Puts down beside each input what the definition of today makes of it. */
    private void replay(ObjectNode recording) {
        SagaDefinition<Order, OrderChange, Command, Reply> definition = definitions.find(
                recording.get("definition").asString(), recording.get("version").asInt())
                .orElseThrow();
        Order order = Order.place(recording.get("order_id").asString(),
                recording.get("buyer_id").asString(), at(recording),
                RowJson.mapper().treeToValue(recording.get("cart"), Cart.class));
        Decision.Moved<Order, OrderChange, Command> last = engine.start(
                definition, order.id(), order, at(recording));
        recording.set("start", ToldCourse.of(last));
        for (JsonNode input : recording.get("inputs")) {
            last = (Decision.Moved<Order, OrderChange, Command>) engine.decide(definition,
                    last.state(),
                    last.data(), input(last.state(), input.get("input")), at(input));
            ((ObjectNode) input).set("then", ToldCourse.of(last));
        }
        recording.put("ends", last.data().status().name());
    }

    private static Input<Reply> input(SagaState state, JsonNode input) {
        return switch (input.get("kind").asString()) {
            case "reply" -> new Input.ReplyArrived<>(new StepRef(state.id().toString(),
                    input.get("step").asString(), input.get("attempt").asInt()), reply(input));
            case "deadline" -> new Input.DeadlinePassed<>();
            case "unheard" -> new Input.Unheard<>(Instant.parse(input.get("sent_at").asString()),
                    input.get("told").asBoolean());
            case "call-off" -> new Input.CallOff<>(Reason.valueOf(input.get("reason").asString()));
            case "operator" -> new Input.Operator<>(
                    Input.Action.valueOf(input.get("action").asString()),
                    input.get("who").asString(), input.get("why").asString());
            default -> throw new IllegalArgumentException("unknown input " + input);
        };
    }

    private static Reply reply(JsonNode input) {
        Class<? extends Message> type = MessageCatalog.typeOf(
                input.get("type").asString()).orElseThrow();
        return (Reply) RowJson.mapper().treeToValue(input.get("message"), type);
    }

    private static Instant at(JsonNode node) {
        return Instant.parse(node.get("at").asString());
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream file = RecordedJournalTest.class.getResourceAsStream(
                "/recordings/" + name + ".json")) {
            return RowJson.mapper().readTree(file);
        }
    }
}
