package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Access tokens by mini-program, kept until shortly before their end. The stable interface hands
 * the same token to every instance, so that one does not end another's.
 */
final class AccessTokens {

    /** A token is not used so close to its end that a call could outlive it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Function<String, ChannelAnswer<Issued>> issuer;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final ReentrantLock issuing = new ReentrantLock();

    /** A token as WeChat gives it. */
    record Issued(String token, Duration life) {

        @Override
        public String toString() {
            return "Issued[" + life + "]";
        }
    }

    private record Kept(String token, Instant until) {
    }

    /** @param issuer asks WeChat for a token of an appid */
    AccessTokens(Function<String, ChannelAnswer<Issued>> issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The token to use now; calls that find none wait for the one that asks. */
    ChannelAnswer<String> of(String appid) {
        Kept now = kept.get(appid);
        if (now != null && isFresh(now)) {
            return new Answered<>(now.token());
        }
        issuing.lock();
        try {
            Kept meanwhile = kept.get(appid);
            return meanwhile != null && isFresh(meanwhile)
                    ? new Answered<>(meanwhile.token()) : issue(appid);
        } finally {
            issuing.unlock();
        }
    }

    /** WeChat does not accept the token any more. */
    void forget(String appid, String token) {
        kept.computeIfPresent(appid, (id, now) -> now.token().equals(token) ? null : now);
    }

    private ChannelAnswer<String> issue(String appid) {
        return switch (issuer.apply(appid)) {
            case Answered<Issued>(Issued issued) -> {
                kept.put(appid, new Kept(issued.token(),
                        clock.instant().plus(issued.life()).minus(MARGIN)));
                yield new Answered<>(issued.token());
            }
            case ChannelAnswer.Refused<Issued>(Refusal why) -> new ChannelAnswer.Refused<>(why);
            case ChannelAnswer.Ambiguous<Issued> unknown ->
                    new ChannelAnswer.NotSent<>("no access token: " + unknown.cause());
            case ChannelAnswer.NotSent<Issued> unsent ->
                    new ChannelAnswer.NotSent<>("no access token: " + unsent.cause());
        };
    }

    private boolean isFresh(Kept token) {
        return clock.instant().isBefore(token.until());
    }
}
