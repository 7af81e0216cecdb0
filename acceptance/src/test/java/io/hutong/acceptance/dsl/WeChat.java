package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import java.util.List;
import java.util.Map;

/** WeChat Pay as the stories need it: unhelpful on demand. */
public final class WeChat {

    private static final String DEBIT = "POST /v3/ecommerce/combine-papay/transactions";

    private final Api api;

    WeChat(RunningCluster cluster) {
        this.api = cluster.anyone();
    }

    /** The buyer's wallet cannot pay any debit. */
    public void declines(Buyer buyer) {
        api.send("PUT", Member.SANDBOX, "/sandbox/buyers/" + buyer.openid(),
                Map.of("balance", 0, "decline", "NOT_ENOUGH"));
    }

    /** The next debit happens, and its answer is lost. */
    public void chargesButDoesNotAnswer() {
        fault(Map.of("match", DEBIT, "effect", "TIMEOUT_AFTER", "times", 1));
    }

    /** Debits do not happen and are not answered. */
    public void neitherChargesNorAnswers() {
        fault(Map.of("match", DEBIT, "effect", "TIMEOUT_BEFORE"));
    }

    /** The next debit happens forty seconds after everybody has stopped waiting for it. */
    public void chargesLate() {
        fault(Map.of("match", DEBIT, "effect", "LATE", "times", 1));
    }

    /** The next debits take a while, long enough to kill somebody meanwhile. */
    public void isSlow() {
        fault(Map.of("match", DEBIT, "effect", "DELAY", "delay_ms", 4_000, "times", 1));
    }

    /** From now on everything is answered as it should. */
    public void behaves() {
        api.send("PUT", Member.SANDBOX, "/sandbox/faults", List.of());
    }

    private void fault(Map<String, Object> fault) {
        api.send("PUT", Member.SANDBOX, "/sandbox/faults", List.of(fault));
    }
}
