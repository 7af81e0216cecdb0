package io.hutong.cluster.demo;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Buyer;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes buyers with signed mandates, and stock, by the same calls that a client makes. */
public final class Seeding {

    private static final int AT_ONCE = 8;
    /** Goods of the demo data that can be sold. */
    public static final List<String> SKUS = List.of("tea-100", "mug-200", "welfare-001");

    private final Api anonymous;
    private final Api operator;

    public Seeding(Api anonymous, Api operator) {
        this.anonymous = anonymous;
        this.operator = operator;
    }

    /** Buyers {@code <prefix>-1} to {@code <prefix>-<count>}, each with a signed mandate. */
    public List<Buyer> buyers(String prefix, int count) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var signing = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> threads.submit(() -> signed(prefix + "-" + i))).toList();
            return signing.stream().map(Seeding::join).toList();
        }
    }

    /** Adds to the stock of every SKU of the demo data. */
    public void stock(long quantity) {
        SKUS.forEach(sku -> operator.post(Member.MERCHANT, "/v1/products/" + sku + "/stock",
                Map.of("quantity", quantity)));
    }

    private Buyer signed(String name) {
        var buyer = Buyer.login(anonymous, name);
        buyer.withMandate();
        return buyer;
    }

    private static Buyer join(Future<Buyer> signing) {
        try {
            return signing.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed failed ? failed
                    : new CommandFailed("a buyer could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
