package io.hutong.payment.cashier;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.payment.channel.ChannelLimits;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of the cashier together. */
@Configuration(proxyBeanMethods = false)
class CashierConfiguration {

    @Bean
    CashierCalls.Payers cashierPayers(
            BuyerIds ids, @Value("${hutong.buyer-key}") Path key) {
        return new CashierCalls.Payers(SealedOpenids.fromFile(key), ids);
    }

    @Bean
    CashierCalls cashierCalls(CashierChannel channel, Payments payments,
            CashierCalls.Payers payers, ChannelLimits limits, CashierSettings settings) {
        if (limits.callTimeout().multipliedBy(2).compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("hutong.cashier.lease must be longer than two "
                    + "hutong.wechatpay.call-timeout: closing is followed by a query");
        }
        return new CashierCalls(channel, payments, payers);
    }

    @Bean
    CashierTable cashierTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        return new CashierTable(jdbc, platform, wakes);
    }

    @Bean
    CashierOutcomes cashierOutcomes(CashierTable table, Payments payments, Refunds refunds,
            EffectWriter writer, CashierSettings settings, MeterRegistry meters,
            InstantSource clock) {
        return new CashierOutcomes(table, payments, refunds, writer,
                new CashierResolver(settings), new CashierMetrics(meters), clock);
    }

    @Bean
    WorkLoop<CashierOrder, Done<CashierOrder, CashierAnswer>> cashierLoop(CashierTable table,
            CashierCalls calls, CashierOutcomes outcomes, CashierSettings settings,
            WorkLoops loops) {
        return loops.of(new WorkPlan("cashier", settings.maxInFlight(), settings.look(),
                settings.lease()), new CashierWorker(table.rows(), calls, outcomes));
    }

    @Bean
    Cashiers cashiers(CashierTable table, CashierSettings settings) {
        return new Cashiers(table, settings);
    }
}
