package io.hutong.sandbox.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

import io.hutong.sandbox.protocol.Answer.Refusal;

/**
 * Refuses what would make the book larger while almost all of the heap is in use after a
 * collection: the sandbox stays alive and says what to do.
 */
final class MemoryGuard {

    private static final double FULL = 0.9;

    private final List<MemoryPoolMXBean> pools;

    MemoryGuard() {
        this.pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isCollectionUsageThresholdSupported()
                        && pool.getUsage().getMax() >= Runtime.getRuntime().maxMemory() / 2)
                .toList();
        pools.forEach(pool -> pool.setCollectionUsageThreshold(
                (long) (pool.getUsage().getMax() * FULL)));
    }

    boolean isFull() {
        for (MemoryPoolMXBean pool : pools) {
            if (pool.isCollectionUsageThresholdExceeded()) {
                return true;
            }
        }
        return false;
    }

    static Refusal refusal() {
        return Refusal.of(500, "SYSTEM_ERROR", "The sandbox's memory is full of orders: "
                + "DELETE /sandbox/state, or start it with a larger -Xmx");
    }
}
