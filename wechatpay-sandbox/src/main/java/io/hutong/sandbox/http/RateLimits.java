package io.hutong.sandbox.http;

import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.rules.Rules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Requests per second and merchant, counted in whole seconds of real time. */
final class RateLimits {

    private static final long SECOND = 1_000;
    private static final String FAILURES = "refund failures";

    private final RuleBook rules;
    private final LongSupplier clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    /** @param clock real time in milliseconds */
    RateLimits(RuleBook rules, LongSupplier clock) {
        this.rules = rules;
        this.clock = clock;
    }

    static Refusal refusal() {
        return Refusal.of(429, "FREQUENCY_LIMITED", "频率超限，请降低请求频率");
    }

    /** Counts one call; false when {@code mchid} has called {@code operation} too often. */
    boolean allow(String mchid, String operation) {
        Rules.Rate rate = rules.now().rate();
        if (isRefund(operation) && isOver(mchid, FAILURES, rate.refundFailures())) {
            return false;
        }
        return within(mchid, "all", rate.all())
                && within(mchid, operation, limit(operation, rate));
    }

    /** Remembers how a call ended: failing refund calls have a limit of their own. */
    void seen(String mchid, String operation, boolean refused) {
        int limit = rules.now().rate().refundFailures();
        if (refused && isRefund(operation) && limit > 0) {
            within(mchid, FAILURES, limit);
        }
    }

    private static boolean isRefund(String operation) {
        return "POST /v3/ecommerce/refunds/apply".equals(operation)
                || "POST /v3/refund/domestic/refunds".equals(operation);
    }

    private static int limit(String operation, Rules.Rate rate) {
        return switch (operation) {
            case "POST /v3/ecommerce/combine-papay/transactions" -> rate.debit();
            case "POST /v3/ecommerce/refunds/apply", "POST /v3/refund/domestic/refunds" ->
                    rate.refund();
            case "POST /v3/ecommerce/profitsharing/orders", "POST /v3/profitsharing/orders" ->
                    rate.share();
            case "GET /v3/ecommerce/profitsharing/orders",
                    "GET /v3/profitsharing/orders/{out_order_no}" -> rate.shareQuery();
            case "POST /v3/ecommerce/profitsharing/returnorders",
                    "POST /v3/profitsharing/return-orders" -> rate.shareReturn();
            case "GET /v3/bill/fundflowbill" -> rate.fundFlowBill();
            default -> 0;
        };
    }

    private boolean within(String mchid, String what, int limit) {
        if (limit <= 0) {
            return true;
        }
        long second = clock.getAsLong() / SECOND;
        Window window = windows.compute(mchid + " " + what,
                (key, old) -> old == null || old.second() != second ? new Window(second, 1)
                        : new Window(second, old.count() + 1));
        return window.count() <= limit;
    }

    private boolean isOver(String mchid, String what, int limit) {
        Window window = windows.get(mchid + " " + what);
        return limit > 0 && window != null && window.count() >= limit
                && window.second() == clock.getAsLong() / SECOND;
    }

    private record Window(long second, int count) {
    }
}
