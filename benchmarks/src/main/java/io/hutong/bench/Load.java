package io.hutong.bench;

import io.hutong.bench.Journey.End;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** When orders are placed. */
sealed interface Load {

    /** Places all orders; returns when the last of them was placed. */
    void run(Tracker tracker, List<BuyerSession> buyers);

    /** What the report calls it. */
    String described();

    /** How many orders it places. */
    int orders();

    /**
     * Open model: orders are due at a fixed rate, whether earlier ones were answered or not, as
     * buyers come who know nothing of each other.
     *
     * @param perSecond orders per second
     */
    record Open(double perSecond, int seconds) implements Load {

        private static final long SPIN_NANOS = 50_000;

        @Override
        public int orders() {
            return (int) Math.round(perSecond * seconds);
        }

        @Override
        public void run(Tracker tracker, List<BuyerSession> buyers) {
            long start = System.nanoTime();
            double gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (int i = 0; i < orders(); i++) {
                long due = start + Math.round(i * gap);
                waitUntil(due);
                tracker.place(due, buyers.get(i % buyers.size()));
            }
        }

        private static void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > SPIN_NANOS; left =
                    due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        @Override
        public String described() {
            return "open model, " + perSecond + " orders/s for " + seconds + " s";
        }
    }

    /**
     * Closed model: each client places its next order when its last one has reached the goal.
     *
     * @param clients how many at once
     */
    record Closed(int clients, int orders) implements Load {

        private static final long JOURNEY_LIMIT_SECONDS = 120;
        private static final End STANDS_STILL = new End.Failed("not finished");

        @Override
        public void run(Tracker tracker, List<BuyerSession> buyers) {
            var next = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int client = 0; client < clients; client++) {
                    threads.execute(() -> {
                        for (int i = next.getAndIncrement(); i < orders; i =
                                next.getAndIncrement()) {
                            End end = oneOrder(tracker, buyers.get(i % buyers.size()));
                            if (end.equals(STANDS_STILL)) {
                                // More of them would stand still as well, for as long each.
                                next.set(orders);
                            }
                        }
                    });
                }
            }
        }

        private static End oneOrder(Tracker tracker, BuyerSession buyer) {
            return tracker.place(System.nanoTime(), buyer).end()
                    .completeOnTimeout(STANDS_STILL, JOURNEY_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }

        @Override
        public String described() {
            return "closed model, " + clients + " clients, " + orders + " orders";
        }
    }
}
