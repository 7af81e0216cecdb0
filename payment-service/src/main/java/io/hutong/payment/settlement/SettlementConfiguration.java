package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.shipping.Shipments;
import io.hutong.payment.shortage.Shortages;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of settling together. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    SharingOrders sharingOrders(PlatformIdentity platform, SettlementSettings settings) {
        return new SharingOrders(platform.mchid(), settings.trafficMchid());
    }

    @Bean
    Receivers receivers(JdbcTemplate jdbc, SharingChannel channel, PlatformIdentity platform) {
        return new Receivers(jdbc, channel, platform);
    }

    @Bean
    ReceiverRegistration receiverRegistration(Receivers receivers) {
        return new ReceiverRegistration(receivers);
    }

    @Bean
    MerchantEventHandler merchantEventHandler(
            Receivers receivers, SharingOrders accounts, TermsListener terms,
            RatesListener rates) {
        return new MerchantEventHandler(receivers, accounts, terms, rates);
    }

    @Bean
    SplitTable splitTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        return new SplitTable(jdbc, platform, wakes);
    }

    @Bean
    SplitCalls splitCalls(
            SharingChannel channel, SubsidyChannel subsidies, Receivers receivers,
            SharingOrders orders) {
        return new SplitCalls(channel, subsidies, receivers, orders);
    }

    @Bean
    SplitWorker splitWorker(SplitTable table, SplitCalls calls, Payments payments,
            Shortages shortages, EffectWriter writer, SettlementSettings settings,
            InstantSource clock) {
        return new SplitWorker(table, calls, payments, shortages, writer, settings, clock);
    }

    @Bean
    WorkLoop<Split, Done<Split, SplitAnswer>> splitLoop(
            SplitWorker worker, SettlementSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan("split", settings.maxInFlight(), settings.poll(),
                settings.lease()), worker);
    }

    @Bean
    Waits waits(Shipments shipments, SettlementSettings settings, InstantSource clock) {
        return new Waits(shipments, settings.minAge(), clock);
    }

    @Bean
    Settlements settlements(
            Payments payments, SplitTable splits, Waits waits, EffectWriter writer) {
        return new Settlements(payments, splits, waits, writer);
    }
}
