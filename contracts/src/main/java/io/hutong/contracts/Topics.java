package io.hutong.contracts;

import java.time.Duration;
import java.util.List;

/**
 * The Kafka topics. Each has {@link #PARTITIONS} partitions for ever: another count would send
 * the later messages of an order to another partition and so break their order.
 */
public final class Topics {

    public static final String MERCHANT_COMMANDS = "merchant.commands";
    public static final String PAYMENT_COMMANDS = "payment.commands";
    public static final String ORDER_REPLIES = "order.replies";
    public static final String ORDER_EVENTS = "order.events";
    public static final String PAYMENT_EVENTS = "payment.events";
    public static final String MERCHANT_EVENTS = "merchant.events";

    /** Read by every instance without a group, and only as far back as a token lives. */
    public static final String SESSION_EVENTS = "session.events";

    public static final int PARTITIONS = 6;

    /** Of {@link #SESSION_EVENTS}: far longer than a token lives, far less than a week. */
    public static final Duration SESSION_EVENTS_KEPT = Duration.ofHours(1);

    private static final String DEAD_LETTERS_SUFFIX = ".dead-letters";

    private Topics() {
    }

    /** The topics that services write to and read from, without the dead-letter topics. */
    public static List<String> all() {
        return List.of(MERCHANT_COMMANDS, PAYMENT_COMMANDS, ORDER_REPLIES,
                ORDER_EVENTS, PAYMENT_EVENTS, MERCHANT_EVENTS, SESSION_EVENTS);
    }

    /** The topic where records of {@code topic} that cannot be processed are kept. */
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTERS_SUFFIX;
    }
}
