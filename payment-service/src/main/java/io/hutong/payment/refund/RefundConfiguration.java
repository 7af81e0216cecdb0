package io.hutong.payment.refund;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.followup.FollowUps;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.settlement.SettlementSettings;
import io.hutong.payment.settlement.Settlements;
import io.hutong.payment.settlement.Shares;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of refunding together. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    RefundTable refundTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        return new RefundTable(jdbc, platform, wakes);
    }

    @Bean
    Refunds refunds(RefundTable table) {
        return new Refunds(table);
    }

    @Bean
    RefundBooks refundBooks(Payments payments, RefundTable refunds, ReturnStore returns,
            RefundRequests requests, Shares shares) {
        return new RefundBooks(payments, refunds, returns, requests, shares);
    }

    @Bean
    RefundOutcomes refundOutcomes(RefundBooks books, EffectWriter writer, Settlements settlements,
            FollowUps followUps, AdvanceShortages shortages, RefundSettings settings,
            InstantSource clock) {
        return new RefundOutcomes(
                books, writer, settlements, followUps, shortages, settings, clock);
    }

    @Bean
    RefundTurns refundTurns(RefundBooks books, Cases cases, PlatformIdentity platform,
            SettlementSettings sharing, RefundSettings settings, InstantSource clock) {
        return new RefundTurns(books, cases, new RefundTurns.Rules(platform.mchid(),
                sharing.trafficMchid(), settings.returnWithin(), clock));
    }

    @Bean
    RefundWorker refundWorker(RefundBooks books, RefundTurns turns, RefundChannel channel,
            ReturnChannel shares, RefundOutcomes outcomes) {
        return new RefundWorker(books, turns, channel, shares, outcomes);
    }

    @Bean
    WorkLoop<Refund, Done<Refund, RefundResult>> refundLoop(
            RefundWorker worker, RefundSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan("refund", settings.maxInFlight(), settings.poll(),
                settings.lease()), worker);
    }

    @Bean
    RefundCommands refundCommands(RefundBooks books, EffectWriter writer, InstantSource clock) {
        return new RefundCommands(books, writer, clock);
    }
}
