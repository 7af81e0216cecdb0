package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import io.hutong.kernel.money.Money;
import java.time.Duration;
import java.util.HashMap;
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
        declinesWallet(buyer.openid());
    }

    /** The same for somebody who logs in elsewhere, by name. */
    public void declines(String name) {
        declinesWallet("login:" + name);
    }

    private void declinesWallet(String owner) {
        api.send("PUT", Member.SANDBOX, "/sandbox/buyers/" + owner,
                Map.of("balance", 0, "decline", "NOT_ENOUGH"));
    }

    /** The wallet of somebody who logs in by name is filled again. */
    public void fillsWallet(String name) {
        api.send("PUT", Member.SANDBOX, "/sandbox/buyers/login:" + name,
                Map.of("balance", 100_000_000));
    }

    /** The first debit for the product happens, and its answer is lost. */
    public void chargesButDoesNotAnswer(Product product) {
        fault(product, Map.of("effect", "TIMEOUT_AFTER", "times", 1));
    }

    /** Debits for the product do not happen and are not answered. */
    public void neitherChargesNorAnswers(Product product) {
        fault(product, Map.of("effect", "TIMEOUT_BEFORE"));
    }

    /** The first debit happens forty seconds after everybody has stopped waiting for it. */
    public void chargesLate(Product product) {
        fault(product, Map.of("effect", "LATE", "times", 1));
    }

    /** The first debit takes a while, long enough for something to happen meanwhile. */
    public void isSlow(Product product) {
        fault(product, Map.of("effect", "DELAY", "delay_ms", 4_000, "times", 1));
    }

    /** The commerce platform pays its subsidies out of its account there. */
    public void hasInThePlatformsAccount(Money amount) {
        api.post(Member.SANDBOX, "/sandbox/merchants/1900000001/deposit",
                Map.of("amount", amount.total()));
    }

    /** {@code local}: no waits; {@code documented}: the published limits and waits. */
    public void follows(String rules) {
        api.send("PUT", Member.SANDBOX, "/sandbox/rules", Map.of("set", rules));
    }

    /** Time passes at WeChat; what is due there happens. */
    public void letsPass(Duration time) {
        api.post(Member.SANDBOX, "/sandbox/clock/advance", Map.of("seconds", time.toSeconds()));
    }

    /** The first attempt to close the order's cashier is not answered and has no effect. */
    public void doesNotCloseAtOnce(Order order) {
        api.post(Member.SANDBOX, "/sandbox/faults", List.of(Map.of(
                "match", "POST /v3/combine-transactions/out-trade-no/{no}/close",
                "body", order.id(), "effect", "TIMEOUT_BEFORE", "times", 1)));
    }

    /** Only debits that name the product are concerned, so stories do not meet. */
    private void fault(Product product, Map<String, Object> effect) {
        Map<String, Object> fault = new HashMap<>(effect);
        fault.put("match", DEBIT);
        fault.put("body", product.sku());
        api.post(Member.SANDBOX, "/sandbox/faults", List.of(fault));
    }
}
