package io.hutong.sandbox.http;

import io.hutong.sandbox.protocol.Answer.Refusal;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what would make the book larger while almost all of the heap is in use after a
 * collection: the sandbox stays alive and says what to do.
 */
final class MemoryGuard {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryGuard.class);
    private static final double FULL = 0.9;
    private static final String WAY_OUT = "The sandbox's memory is full of orders: "
            + "DELETE /sandbox/state, or start it with a larger -Xmx";

    private final List<MemoryPoolMXBean> pools;
    private final AtomicBoolean told = new AtomicBoolean();

    MemoryGuard() {
        this.pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isCollectionUsageThresholdSupported()
                        && pool.getUsage().getMax() >= Runtime.getRuntime().maxMemory() / 2)
                .toList();
        pools.forEach(pool -> pool.setCollectionUsageThreshold(
                (long) (pool.getUsage().getMax() * FULL)));
    }

    /** Whether there is no room for more; the log says so once, each answer says it again. */
    boolean isFull() {
        boolean full = isAnyPoolFull();
        boolean said = told.getAndSet(full);
        if (full && !said) {
            LOG.warn(WAY_OUT);
        }
        return full;
    }

    private boolean isAnyPoolFull() {
        for (MemoryPoolMXBean pool : pools) {
            if (pool.isCollectionUsageThresholdExceeded()) {
                return true;
            }
        }
        return false;
    }

    static Refusal refusal() {
        return Refusal.of(500, "SYSTEM_ERROR", WAY_OUT);
    }
}
