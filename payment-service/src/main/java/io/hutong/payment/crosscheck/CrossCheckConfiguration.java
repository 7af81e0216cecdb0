package io.hutong.payment.crosscheck;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.cashier.CashierChannel;
import io.hutong.payment.debit.DebitChannel;
import io.hutong.payment.refund.RefundChannel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the cross-check together. */
@Configuration(proxyBeanMethods = false)
class CrossCheckConfiguration {

    @Bean
    ChannelSide channelSide(DebitChannel debits, CashierChannel cashiers, RefundChannel refunds) {
        return new ChannelSide(debits, cashiers, refunds);
    }

    @Bean
    CrossCheck crossCheck(CrossCheckStore store, ChannelSide channel, Cases cases,
            CrossCheckSettings settings) {
        return new CrossCheck(store, channel, cases, settings);
    }

    @Bean
    SaidByOrders saidByOrders(JdbcTemplate jdbc) {
        return new SaidByOrders(jdbc);
    }

    @Bean
    CrossCheckRounds.Said keptWords(SaidByOrders said, CrossCheckSettings settings) {
        return new CrossCheckRounds.Said(said, settings);
    }

    @Bean
    CrossCheckRounds crossCheckRounds(
            CrossCheck check, CrossCheckRounds.Said said, InstantSource clock,
            MeterRegistry meters) {
        return new CrossCheckRounds(check, said, clock, meters);
    }
}
