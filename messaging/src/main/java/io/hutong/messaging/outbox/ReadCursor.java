package io.hutong.messaging.outbox;

import org.jspecify.annotations.Nullable;

/**
 * From where the outbox is read, so that reads need not walk over rows that were deleted but are
 * not vacuumed yet.
 *
 * <p>It must not simply follow the last id: a smaller id may belong to a transaction that is still
 * open, and when that commits together with a later one of the same key, reading behind the last
 * id would send the later one first. So the cursor moves up to an id only after a read that began
 * when every transaction of the time of that id had ended. A transaction has its number before it
 * draws ids, because it holds its aggregate's row lock by then.
 */
final class ReadCursor {

    private long passed;
    private long highest;
    private @Nullable Fence fence;
    private boolean fenceIsDown;

    /**
     * Which transactions were running.
     *
     * @param oldest the oldest number still running
     * @param next   the number that the next transaction will get
     */
    record Running(long oldest, long next) {
    }

    /** Ids up to this one are all visible once every transaction before {@code next} has ended. */
    private record Fence(long id, long next) {
    }

    /** Ids at or below this one need not be read any more. */
    long from() {
        return passed;
    }

    /** Whether it helps to know which transactions ran during a read. */
    boolean isBehind() {
        return highest > passed;
    }

    /** Takes note of the transactions that ran when the rows were read. */
    void during(Running running) {
        if (fence == null) {
            fence = new Fence(highest, running.next());
        }
        fenceIsDown = running.oldest() >= fence.next();
    }

    /**
     * Everything that was read is sent.
     *
     * @param lastId   the largest id of the read; 0 when there was none
     * @param complete whether the read ended because there was no more
     */
    void sent(long lastId, boolean complete) {
        if (fenceIsDown && fence != null) {
            passed = Math.max(passed, complete ? fence.id() : Math.min(fence.id(), lastId));
            if (passed >= fence.id()) {
                fence = null;
            }
        }
        fenceIsDown = false;
        highest = Math.max(highest, lastId);
    }

    /** Reads from the beginning again. */
    void reset() {
        passed = 0;
        highest = 0;
        fence = null;
        fenceIsDown = false;
    }
}
