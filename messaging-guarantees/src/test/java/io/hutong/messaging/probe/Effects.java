package io.hutong.messaging.probe;

import io.hutong.contracts.message.OrderReserved;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.RefusedMessageException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One row per message that was handled, in the order of handling. The total of the message is its
 * number within its key; {@link #POISON} is refused.
 */
public class Effects implements BatchHandler {

    public static final long POISON = -666;

    private final JdbcTemplate jdbc;
    private final AtomicInteger largestPoll = new AtomicInteger();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean forgiving;

    Effects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        largestPoll.accumulateAndGet(messages.size(), Math::max);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a failure that nobody has thought of");
        }
        for (IncomingMessage message : messages) {
            OrderReserved event = (OrderReserved) message.payload();
            if (event.total().total() == POISON && !forgiving) {
                throw new RefusedMessageException("poison");
            }
            jdbc.update("insert into effect (message_id, key, number, trace) values (?, ?, ?, ?)",
                    message.id(), event.orderId(), event.total().total(),
                    message.trace().traceId());
        }
    }

    /** Makes the next calls fail with an exception of no known kind. */
    public void failNext(int times) {
        failures.set(times);
    }

    /** As if the code that refused it had been mended. */
    public void forgivePoison() {
        forgiving = true;
    }

    public int largestPoll() {
        return largestPoll.get();
    }

    public long count() {
        return jdbc.queryForObject("select count(*) from effect", Long.class);
    }

    public long distinctCount() {
        return jdbc.queryForObject("select count(distinct message_id) from effect", Long.class);
    }

    /** The numbers of a key in the order in which they were handled. */
    public List<Long> numbersOf(String key) {
        return jdbc.queryForList(
                "select number from effect where key = ? order by seq", Long.class, key);
    }

    public List<String> tracesOf(String key) {
        return jdbc.queryForList(
                "select trace from effect where key = ? order by seq", String.class, key);
    }
}
