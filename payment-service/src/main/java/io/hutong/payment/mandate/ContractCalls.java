package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.mandate.ChannelWord.Says;
import io.hutong.payment.mandate.model.ContractState;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the channel about a contract, and ends it there when nobody wants it. What ending answers
 * is no proof of anything: the channel is asked again after it.
 */
final class ContractCalls {

    private static final String REMARK = "ended by the buyer";

    private final MandateChannel channel;
    private final PlatformIdentity platform;
    private final InstantSource clock;

    /**
     * @param refusal why the channel would not end it; absent when it was not refused
     * @param asked   before the channel was: its word may be old when it is applied
     */
    record Reply(ChannelWord word, @Nullable String refusal, Instant asked) {
    }

    ContractCalls(MandateChannel channel, PlatformIdentity platform, InstantSource clock) {
        this.channel = channel;
        this.platform = platform;
        this.clock = clock;
    }

    /** That nobody wants a contract never changes again, so that it may be ended without a lock. */
    Reply ask(Mandate mandate) {
        String code = mandate.contract().outCode();
        Reply before = query(code, null);
        if (mandate.isWanted() || !isOursInForce(before.word)) {
            return before;
        }
        String refusal = channel.terminate(code,
                REMARK) instanceof Refused<Done>(Refusal why) ? why.code() : null;
        return query(code, refusal);
    }

    private Reply query(String code, @Nullable String refusal) {
        Instant asked = clock.instant();
        return new Reply(ChannelWord.of(channel.query(code)), refusal, asked);
    }

    private boolean isOursInForce(ChannelWord word) {
        return word instanceof Says(ContractState contract)
                && ContractDecision.isOurs(contract, platform)
                && ContractDecision.isInForce(contract, clock.instant());
    }
}
