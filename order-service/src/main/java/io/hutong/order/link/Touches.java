package io.hutong.order.link;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Which link a buyer has opened last. While nobody has opened any, no order pays for the question;
 * other instances' first touch is noticed with the next look.
 */
final class Touches {

    private final LinkTable store;
    private final Duration window;
    private volatile boolean any;

    Touches(LinkTable store, Duration window) {
        this.store = store;
        this.window = window;
    }

    void note(String buyerId, LinkDecision.Link link) {
        store.touch(buyerId, link);
        any = true;
    }

    Optional<LinkTable.Touch> last(String buyerId, Collection<String> skus) {
        return any ? store.lastTouch(buyerId, skus, window) : Optional.empty();
    }

    /** Whether anybody has opened a link: without one there is nothing to look up. */
    boolean any() {
        return any;
    }

    void look() {
        if (!any) {
            any = store.anyTouches();
        }
    }
}
