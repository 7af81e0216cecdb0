package io.hutong.payment.settlement;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.PlatformIdentity;
import io.hutong.payment.channel.SharingOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes sure that the channel knows an account as a receiver before it is to get a share. Adding
 * one twice has no second effect. In this family receivers belong to the platform, not to a
 * merchant, so there are as many as platforms that share.
 */
public class Receivers {

    private static final Logger log = LoggerFactory.getLogger(Receivers.class);
    private static final String WANT = """
            insert into split_receiver (mchid, due_at) values (?, now())
            on conflict (mchid) do nothing""";
    private static final String REGISTERED = """
            insert into split_receiver (mchid, registered_at, due_at) values (?, now(), now())
            on conflict (mchid) do update
            set registered_at = coalesce(split_receiver.registered_at, now())""";
    private static final String WAITING = """
            select mchid from split_receiver where registered_at is null order by mchid""";

    private final JdbcTemplate jdbc;
    private final PaymentChannel channel;
    private final PlatformIdentity platform;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    Receivers(JdbcTemplate jdbc, PaymentChannel channel, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.channel = channel;
        this.platform = platform;
    }

    /** Remembers that the accounts are to be registered. */
    void want(List<String> mchids) {
        mchids.forEach(mchid -> jdbc.update(WANT, mchid));
    }

    List<String> waiting() {
        return jdbc.queryForList(WAITING, String.class);
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
        ChannelAnswer<PaymentChannel.Done> answer = channel.addReceiver(platform.appid(), mchid);
        if (answer instanceof ChannelAnswer.Answered) {
            jdbc.update(REGISTERED, mchid);
            registered.add(mchid);
            return;
        }
        log.warn("receiver {} is not registered yet: {}", mchid, answer);
    }
}
