package io.hutong.payment.debit;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.cashier.Cashiers;
import io.hutong.payment.channel.ChannelLimits;
import io.hutong.payment.channel.ChannelWatch;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.mandate.MandateSettings;
import io.hutong.payment.mandate.Mandates;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of debiting together. */
@Configuration(proxyBeanMethods = false)
class DebitConfiguration {

    @Bean
    ChannelHold channelHold(DebitSettings settings, ChannelWatch watch, MeterRegistry meters) {
        ChannelHold hold = new ChannelHold(settings.hold(), meters);
        watch.onRecovery(hold::release);
        return hold;
    }

    @Bean
    DebitLeasing debitLeasing(DebitSettings settings, ChannelHold hold,
            ChannelLimits channel, @Value("${hutong.messaging.instance}") String instance) {
        if (channel.callTimeout().compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("hutong.wechatpay.call-timeout must be shorter than "
                    + "hutong.debit.lease");
        }
        return new DebitLeasing(instance, settings, hold, channel.callTimeout());
    }

    @Bean
    Attempts attempts(JdbcTemplate jdbc, Wakes wakes, DebitLeasing leasing) {
        return new Attempts(jdbc, wakes, leasing);
    }

    @Bean
    DebitMetrics debitMetrics(MeterRegistry meters, Attempts attempts) {
        return new DebitMetrics(meters, attempts);
    }

    @Bean
    DebitLimits debitLimits(InstantSource clock, ChannelLimits channel, DebitSettings settings,
            ChannelHold hold) {
        return new DebitLimits(clock, channel.callTimeout(), settings.stepTime(), hold,
                new CompanyWatch());
    }

    @Bean
    DebitOutcomes debitOutcomes(Attempts attempts, Payments payments, Mandates mandates,
            Refunds refunds, Cashiers cashiers, EffectWriter writer, DebitJudge judge) {
        return new DebitOutcomes(
                attempts, payments, mandates, refunds, cashiers, writer, judge);
    }

    @Bean
    DebitJudge debitJudge(DebitSettings settings, DebitLimits limits, DebitMetrics metrics) {
        return new DebitJudge(new Resolver(new RetrySchedule(settings.unknown()),
                settings.stepTime(), limits.callTimeout()), limits, metrics);
    }

    @Bean
    WorkLoop<Attempt, Done<Attempt, ChannelAnswer<DebitState>>> debitLoop(Attempts attempts,
            DebitCalls calls, DebitOutcomes outcomes, DebitSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan("debit", settings.maxInFlight(), settings.poll(),
                settings.lease()), new DebitWorker(attempts.rows(), calls, outcomes));
    }

    @Bean
    DebitCalls debitCalls(DebitChannel channel, Payments payments, DebitLimits limits) {
        return new DebitCalls(channel, payments, limits);
    }

    @Bean
    DebitDispatcher debitDispatcher(Attempts attempts, ChannelHold hold,
            WorkLoop<Attempt, Done<Attempt, ChannelAnswer<DebitState>>> debitLoop) {
        return new DebitDispatcher(attempts, hold, debitLoop);
    }

    @Bean
    Debits debits(Payments payments, Mandates mandates, Cashiers cashiers,
            DebitDispatcher dispatcher, EffectWriter writer, Debits.Policy policy) {
        return new Debits(payments, mandates, cashiers, dispatcher, writer, policy);
    }

    @Bean
    DebitOrders debitOrders(DebitChannel channel, PlatformIdentity platform) {
        return new DebitOrders(channel, platform);
    }

    @Bean
    Debits.Policy debitPolicy(
            InstantSource clock, MandateSettings mandates, DebitOrders orders) {
        return new Debits.Policy(clock, mandates, orders);
    }
}
