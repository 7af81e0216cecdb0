package io.hutong.bench;

import java.util.concurrent.CompletableFuture;

/**
 * One order on its way. Times are nanoseconds of this JVM's clock.
 *
 * @param intended when the order was due to be placed: latencies count from here, so that a
 *                 server that makes the generator wait cannot hide it (coordinated omission)
 * @param buyer    who placed it
 * @param end      completes when the order has reached its goal or has ended elsewhere
 */
record Journey(long intended, BuyerSession buyer, CompletableFuture<End> end) {

    static Journey from(long intended, BuyerSession buyer) {
        return new Journey(intended, buyer, new CompletableFuture<>());
    }

    /** How it ended: the goal, or why not. */
    sealed interface End {

        /** The goal was reached. */
        record Reached() implements End {
        }

        /** Something else happened; {@code reason} is what the report counts by. */
        record Failed(String reason) implements End {
        }
    }
}
