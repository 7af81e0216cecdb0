package io.hutong.payment.settlement;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.settlement.model.SharingOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes sure that the channel knows an account as a receiver before it is to get a share. Adding
 * one twice has no second effect. In this family receivers belong to the platform, not to a
 * merchant: the two platforms, and whoever terms name beside them.
 */
public class Receivers {

    private static final Logger log = LoggerFactory.getLogger(Receivers.class);
    private static final String WANT = """
            insert into split_receiver (mchid, due_at)
            select mchid, now() from unnest(?) as n (mchid) order by mchid
            on conflict (mchid) do nothing""";
    private static final String REGISTERED = """
            insert into split_receiver (mchid, registered_at, due_at) values (?, now(), now())
            on conflict (mchid) do update
            set registered_at = coalesce(split_receiver.registered_at, now())""";
    private static final String WAITING = """
            select mchid from split_receiver
            where registered_at is null and due_at <= now() order by due_at limit 100""";
    private static final String LATER = """
            update split_receiver set tries = tries + 1,
                due_at = now() + least(?, 2000 * 2 ^ least(tries, 20)) * interval '1 ms'
            where mchid = ? and registered_at is null""";
    /** An account that the channel does not take is asked about this often, once it is old. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final SharingChannel channel;
    private final PlatformIdentity platform;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    Receivers(JdbcTemplate jdbc, SharingChannel channel, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.channel = channel;
        this.platform = platform;
    }

    /** Remembers that the accounts are to be registered. */
    void want(Collection<String> mchids) {
        jdbc.update(WANT, Sql.texts(mchids));
    }

    List<String> waiting() {
        return jdbc.query(WAITING, (row, n) -> row.getString(1));
    }

    /** Registers what the order needs and this process has not seen registered. */
    void ensure(SharingOrder order) {
        order.receivers().forEach(receiver -> register(receiver.mchid()));
    }

    /** Calls the channel; a failure is found again when the share itself is refused. */
    void register(String mchid) {
        if (registered.contains(mchid)) {
            return;
        }
        ChannelAnswer<Done> answer = channel.addReceiver(platform.appid(), mchid);
        if (answer instanceof ChannelAnswer.Answered) {
            jdbc.update(REGISTERED, mchid);
            registered.add(mchid);
            return;
        }
        jdbc.update(LATER, PAUSE_MAX.toMillis(), mchid);
        log.warn("receiver {} is not registered yet: {}", mchid, answer);
    }
}
