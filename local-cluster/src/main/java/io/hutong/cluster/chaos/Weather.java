package io.hutong.cluster.chaos;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import java.util.List;
import java.util.Map;

/** How the sandbox misbehaves while orders are placed. */
final class Weather {

    private static final String DEBIT = "POST /v3/ecommerce/combine-papay/transactions";
    private static final int LATEST_CALLBACK_MILLIS = 2_000;

    private final Api operator;

    Weather(Api operator) {
        this.operator = operator;
    }

    /**
     * @param declines  part of the debits that are refused for lack of balance
     * @param unknown   part of the debits whose answer is lost; half of them were carried out
     * @param callbacks part of the callbacks that come twice; all of them come in any order
     */
    record Odds(double declines, double unknown, double callbacks) {
    }

    void turn(Odds odds) {
        send("/sandbox/faults", List.of(
                fault("NOT_ENOUGH", odds.declines()),
                fault("TIMEOUT_AFTER", odds.unknown() / 2),
                fault("TIMEOUT_BEFORE", odds.unknown() / 2)));
        send("/sandbox/callbacks", Map.of("duplicate", odds.callbacks(), "reorder", true,
                "delay_ms", List.of(0, LATEST_CALLBACK_MILLIS)));
    }

    void clear() {
        send("/sandbox/faults", List.of());
        send("/sandbox/callbacks", Map.of());
    }

    private void send(String path, Object body) {
        operator.send("PUT", Member.SANDBOX, path, body);
    }

    private static Map<String, Object> fault(String effect, double probability) {
        return Map.of("match", DEBIT, "effect", effect, "probability", probability);
    }
}
