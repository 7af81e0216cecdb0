package io.hutong.payment.settlement;

import io.hutong.kernel.time.RetrySchedule;
import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.shipping.Shipments;
import io.hutong.payment.shortage.Shortages;
import io.hutong.work.Parked;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkLoops.Due;
import io.hutong.work.WorkLoops.Steps;
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
    SplitOutcomes.Stores splitStores(
            Payments payments, Splits splits, Cases cases, Ledger ledger,
            Shortages shortages) {
        return new SplitOutcomes.Stores(payments, splits, cases, ledger, shortages);
    }

    @Bean
    SplitOutcomes splitOutcomes(SplitOutcomes.Stores stores, Outbox outbox,
            SharingOrders orders, SettlementSettings settings, InstantSource clock) {
        return new SplitOutcomes(stores, outbox, new SplitOutcomes.Rules(orders,
                new RetrySchedule(settings.retry()), settings.patience(), clock));
    }

    @Bean
    SplitCalls splitCalls(
            SharingChannel channel, SubsidyChannel subsidies, Receivers receivers,
            SharingOrders orders) {
        return new SplitCalls(channel, subsidies, receivers, orders);
    }

    @Bean
    WorkLoop<Split, SplitResult> splitLoop(Splits splits, SplitCalls calls,
            SplitOutcomes outcomes, SettlementSettings settings, WorkLoops loops) {
        return loops.of(
                new WorkPlan("split", settings.maxInFlight(), settings.poll(), settings.lease()),
                new Due<>((limit, owner) -> splits.claim(limit, owner, settings.lease()),
                        splits::recover),
                new Steps<>(calls::perform, outcomes::apply, result -> Parked.numbered(
                        "split", result.split().number(), result.split().orderId())));
    }

    @Bean
    Waits waits(Shipments shipments, SettlementSettings settings, InstantSource clock) {
        return new Waits(shipments, settings.minAge(), clock);
    }

    @Bean
    Settlements settlements(Payments payments, Splits splits, Waits waits,
            WorkLoop<Split, SplitResult> splitLoop, Outbox outbox) {
        return new Settlements(payments, splits, waits, splitLoop, outbox);
    }
}
