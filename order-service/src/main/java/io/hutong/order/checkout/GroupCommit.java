package io.hutong.order.checkout;

import io.hutong.messaging.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gathers placements that arrive at the same time into one transaction. There is no timer: a
 * writer takes whatever has queued up while it committed and rested, so a lone request waits for
 * nobody and a crowd shares its commits.
 */
final class GroupCommit implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final int LOOKS_AGAIN_MILLIS = 200;
    /** Starts before the web server and stops after it, so that no request meets a closed door. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final BlockingQueue<Placement> queue;
    private final int batch;
    private final int writers;
    private final Consumer<List<Placement>> writer;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /** @param writer completes every placement that it is given */
    GroupCommit(CheckoutSettings settings, Consumer<List<Placement>> writer) {
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.batch = settings.batch();
        this.writers = settings.writers();
        this.writer = writer;
    }

    /** Hands the placement to a writer; false when too many are waiting already. */
    boolean offer(Placement placement) {
        return running && queue.offer(placement);
    }

    int waiting() {
        return queue.size();
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= writers; i++) {
            threads.add(Thread.ofVirtual().name("order-writer-" + i).start(this::loop));
        }
    }

    /** Takes no more, writes what is waiting, then ends. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            for (Thread thread : threads) {
                thread.join(STOPS_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        List<Placement> taken = new ArrayList<>(batch);
        Rest rest = new Rest();
        while (running || !queue.isEmpty()) {
            try {
                take(taken);
                if (!taken.isEmpty()) {
                    rest.begin();
                    write(taken);
                    if (running && queue.size() < batch) {
                        rest.take(taken.size());
                    }
                    taken.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(List<Placement> into) throws InterruptedException {
        Placement first = queue.poll(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            into.add(first);
            queue.drainTo(into, batch - 1);
        }
    }

    private void write(List<Placement> placements) {
        try {
            writer.accept(List.copyOf(placements));
        } catch (RuntimeException e) {
            log.error("{} orders could not be written", placements.size(), e);
            placements.forEach(placement -> placement.done().completeExceptionally(e));
        }
    }
}
