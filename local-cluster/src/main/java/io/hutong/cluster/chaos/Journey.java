package io.hutong.cluster.chaos;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Buyer;
import io.hutong.cluster.client.Http;
import io.hutong.cluster.client.Pause;
import io.hutong.cluster.layout.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One order from its placement to an end that the rules name. What was not answered is repeated
 * under the same Idempotency-Key, as a client has to.
 */
final class Journey {

    private static final Duration LOOK = Duration.ofMillis(400);
    private static final int MOST_LOOKS = 900;
    private static final int MOST_REPEATS = 40;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Outages OUTAGES = new Outages(() -> Pause.of(LOOK));
    private static final Set<String> ENDS = Set.of(
            "SETTLED", "PARTLY_REFUNDED", "REFUNDED", "CANCELLED", "REJECTED");

    private final Api operator;

    Journey(Api operator) {
        this.operator = operator;
    }

    /** What is done with an order that was paid. */
    enum Plan {
        /** Shipped, received, settled. */
        SETTLE,
        /** Half of it is given back before it is shipped; the rest is settled. */
        REFUND_HALF_AND_SETTLE,
        /** Settled, and then half of it is given back. */
        SETTLE_AND_REFUND_HALF,
        /** Called off by the buyer, who gets everything back. */
        CANCEL
    }

    /** Answers the order's last status, or what stopped the journey. */
    String travel(Buyer buyer, String sku, Plan plan) {
        var id = place(buyer, sku);
        if (id.isEmpty()) {
            return "NOT_TAKEN";
        }
        var paid = await(buyer, id, Set.of("PAID", "CANCELLED", "REJECTED"));
        if (!paid.equals("PAID")) {
            return paid;
        }
        return switch (plan) {
            case CANCEL -> {
                insist(buyer.api(), "/v1/orders/" + id + "/cancel", "");
                yield await(buyer, id, ENDS);
            }
            case SETTLE -> settle(buyer, id);
            case REFUND_HALF_AND_SETTLE -> {
                refundHalf(buyer, id);
                yield settle(buyer, id);
            }
            case SETTLE_AND_REFUND_HALF -> {
                settle(buyer, id);
                refundHalf(buyer, id);
                yield await(buyer, id, Set.of("PARTLY_REFUNDED"));
            }
        };
    }

    private String place(Buyer buyer, String sku) {
        var body = Map.of("mini_program", "wx-hutong-demo", "channel", "MINI_PROGRAM_HOME",
                "fallback", "NONE", "lines", List.of(Map.of("sku", sku, "quantity", 1)));
        return insist(buyer.api(), "/v1/orders", body).body().path("order_id").asString("");
    }

    private String settle(Buyer buyer, String id) {
        insist(operator, "/v1/orders/" + id + "/shipments",
                Map.of("carrier", "SF", "tracking_no", "SF" + id.substring(16)));
        await(buyer, id, Set.of("SHIPPED"));
        insist(buyer.api(), "/v1/orders/" + id + "/receipt", "");
        return await(buyer, id, ENDS);
    }

    private void refundHalf(Buyer buyer, String id) {
        var order = order(buyer, id);
        var half = Map.of("total", order.path("total").path("total").asLong() / 2,
                "currency", "CNY");
        insist(operator, "/v1/orders/" + id + "/refunds",
                Map.of("amount", half, "reason", "half of it was broken"));
    }

    /** Repeats what was refused for the moment: too busy, or not legal just now. */
    private static Http.Answer insist(Api api, String path, Object body) {
        var key = UUID.randomUUID().toString();
        var answer = sent(api, path, key, body);
        for (int i = 0; i < MOST_REPEATS && isForNow(answer); i++) {
            Pause.of(LOOK.multipliedBy(2));
            // Only a conflict is kept as the key's answer; the others have to come under the same.
            key = answer.status() == CONFLICT ? UUID.randomUUID().toString() : key;
            answer = sent(api, path, key, body);
        }
        return answer;
    }

    private static Http.Answer sent(Api api, String path, String key, Object body) {
        return OUTAGES.waitOut(() -> api.sendOnceUp("POST", Member.ORDER, path, key, body));
    }

    private static JsonNode order(Buyer buyer, String id) {
        return OUTAGES.waitOut(() -> buyer.api().get(Member.ORDER, "/v1/orders/" + id));
    }

    private static boolean isForNow(Http.Answer answer) {
        return answer.status() == TOO_MANY_REQUESTS || answer.status() == CONFLICT;
    }

    private static String await(Buyer buyer, String id, Set<String> wanted) {
        var status = "";
        for (int i = 0; i < MOST_LOOKS; i++) {
            var order = order(buyer, id);
            status = order.path("status").asString("?");
            boolean pending = !order.path("pending").asString("").isEmpty();
            if (wanted.contains(status) && !pending) {
                return status;
            }
            Pause.of(LOOK);
        }
        return "STUCK_AT_" + status;
    }
}
