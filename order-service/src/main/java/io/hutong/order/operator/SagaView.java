package io.hutong.order.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hutong.kernel.trade.Reason;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A saga as operators see it.
 *
 * @param parked why a person has to look; null when nobody has to
 * @param slow   whether it goes on by itself, but takes suspiciously long
 */
record SagaView(
        String sagaId, String orderId, String definition, int version, Phase phase, String step,
        int attempt, @Nullable Instant deadline, @Nullable Reason reason,
        @Nullable String parked, boolean slow,
        @JsonProperty("_links") Map<String, Link> links) {

    record Link(String href, String method) {
    }

    static SagaView of(SagaState state, String orderId, boolean slow) {
        return new SagaView(state.id().toString(), orderId,
                state.id().definition(), state.version(),
                state.phase(), state.step(), state.attempt(), state.deadline(), state.reason(),
                state.parked(), slow, links(state, orderId, slow));
    }

    private static Map<String, Link> links(SagaState state, String orderId, boolean slow) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("order", new Link("/v1/orders/" + orderId, "GET"));
        links.put("timeline", new Link("/v1/orders/" + orderId + "/timeline", "GET"));
        for (String action : actions(state, slow)) {
            links.put(action, new Link("/v1/sagas/" + state.id() + "/" + action, "POST"));
        }
        return links;
    }

    private static List<String> actions(SagaState state, boolean slow) {
        if (state.isParked()) {
            return List.of("retry", "skip", "compensate");
        }
        return slow ? List.of("retry", "compensate") : List.of();
    }
}
