package io.hutong.order.testing;

import io.hutong.contracts.message.Command;
import io.hutong.kernel.json.RowJson;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Decision;
import io.hutong.saga.SagaState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a version promises: state, commands with their content, and the journal's words. */
public final class ToldCourse {

    private ToldCourse() {
    }

    public static ObjectNode of(Decision.Moved<Order, OrderChange, Command> moved) {
        ObjectNode course = RowJson.mapper().createObjectNode();
        course.set("state", state(moved.state()));
        course.set("commands", RowJson.mapper().valueToTree(moved.commands()));
        course.put("journal", String.join(", ", moved.journal().stream()
                .map(entry -> entry.kind() + " " + entry.step() + " " + entry.attempt()).toList()));
        return course;
    }

    private static JsonNode state(SagaState state) {
        ObjectNode columns = RowJson.mapper().valueToTree(state);
        columns.remove("id");
        return RowJson.mapper().createObjectNode().put("id", state.id().toString())
                .put("definition", state.id().definition()).setAll(columns);
    }
}
