package io.hutong.cluster.topics;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The desk of order-service where dead letters of all services wait for a person. Deciding there,
 * and not by writing to a topic, keeps who decided and why, and lets a letter be replayed once.
 */
public final class LetterDesk {

    private static final String LETTERS = "/v1/dead-letters";
    private static final int MOST_PAGES = 100;

    private final Api operator;

    public LetterDesk(Api operator) {
        this.operator = operator;
    }

    /** A record that a service could not process. */
    public record Letter(String id, String type, String reason, String value) {
    }

    /** Letters that nobody has decided yet, oldest first. */
    public List<Letter> open() {
        var letters = new ArrayList<Letter>();
        var path = LETTERS;
        for (int page = 0; page < MOST_PAGES && !path.isEmpty(); page++) {
            var answer = operator.get(Member.ORDER, path);
            answer.path("items").forEach(item -> letters.add(letter(item)));
            var next = answer.path("next_cursor").asString("");
            path = next.isEmpty() ? "" : LETTERS + "?cursor=" + next;
        }
        return letters;
    }

    /** @param decision {@code replay} or {@code discard} */
    void decide(String id, String decision, String reason) {
        operator.post(Member.ORDER, LETTERS + "/" + id + "/" + decision,
                Map.of("reason", reason));
    }

    private static Letter letter(JsonNode item) {
        return new Letter(item.path("id").asString(), item.path("type").asString("?"),
                item.path("reason").asString(), item.path("value").asString(""));
    }
}
