package io.hutong.payment.recovery;

import io.hutong.payment.channel.ChannelWatch;
import io.hutong.work.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of recovery together, and says what waits for the channel. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    /** What waits for a buyer, a person, money or a parcel is no matter of an outage. */
    private static final List<Waiting> ALL = List.of(
            new Waiting("debit_attempt", "state in ('QUEUED', 'UNKNOWN', 'REVERSING', 'HELD')"),
            new Waiting("cashier_order", "state in ('OPENING', 'CLOSING', 'RECHECKING')"),
            new Waiting("refund", "state in ('RETURNING', 'CLAIMED', 'PROCESSING')"),
            new Waiting("split", "state in ('PLANNED', 'SHARING')"),
            new Waiting("split_receiver", "registered_at is null"),
            new Waiting("shipping", "state in ('WAITING', 'REFUSED')"),
            new Waiting("follow_up", "state in ('CLAIMED', 'UNKNOWN')"),
            new Waiting("mandate", "(status = 'SIGNED' or ending)"));

    @Bean
    ChannelWatch channelWatch(RecoverySettings settings, MeterRegistry meters) {
        return new ChannelWatch(settings.failures(), meters);
    }

    @Bean
    Recovery recovery(ChannelWatch watch, JdbcTemplate jdbc, RecoverySettings settings) {
        return new Recovery(watch, new WaitingRows(jdbc), ALL, settings);
    }
}
