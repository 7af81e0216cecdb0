package io.hutong.order.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hutong.order.saga.Phase;
import io.hutong.order.saga.SagaState;
import org.jspecify.annotations.Nullable;

/**
 * A saga as operators see it.
 *
 * @param parked why a person has to look; null when nobody has to
 */
record SagaRepresentation(
        String sagaId, String orderId, String definition, int version, Phase phase, String step,
        int attempt, @Nullable Instant deadline, @Nullable String reason,
        @Nullable String parked, @JsonProperty("_links") Map<String, Link> links) {

    record Link(String href, String method) {
    }

    static SagaRepresentation of(SagaState state, String orderId) {
        return new SagaRepresentation(state.id(), orderId, state.definition(), state.version(),
                state.phase(), state.step(), state.attempt(), state.deadline(), state.reason(),
                state.parked(), links(state, orderId));
    }

    private static Map<String, Link> links(SagaState state, String orderId) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("order", new Link("/v1/orders/" + orderId, "GET"));
        links.put("timeline", new Link("/v1/orders/" + orderId + "/timeline", "GET"));
        if (state.isParked()) {
            for (String action : new String[] {"retry", "skip", "compensate"}) {
                links.put(action, new Link("/v1/sagas/" + state.id() + "/" + action, "POST"));
            }
        }
        return links;
    }
}
