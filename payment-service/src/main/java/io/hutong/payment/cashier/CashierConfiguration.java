package io.hutong.payment.cashier;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.ChannelLimits;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Parked;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkLoops.Due;
import io.hutong.work.WorkLoops.Steps;
import io.hutong.work.WorkPlan;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    CashierOutcomes.Stores cashierStores(Payments payments, CashierRows rows, Refunds refunds,
            Ledger ledger, Cases cases) {
        return new CashierOutcomes.Stores(payments, rows, refunds, ledger, cases);
    }

    @Bean
    CashierOutcomes cashierOutcomes(CashierOutcomes.Stores stores, Outbox outbox,
            CashierSettings settings, MeterRegistry meters, InstantSource clock) {
        return new CashierOutcomes(stores, outbox, new CashierResolver(settings),
                new CashierMetrics(meters), clock);
    }

    @Bean
    WorkLoop<CashierOrder, CashierResult> cashierLoop(CashierRows rows, CashierCalls calls,
            CashierOutcomes outcomes, CashierSettings settings, WorkLoops loops) {
        return loops.of(
                new WorkPlan("cashier", settings.maxInFlight(), settings.look(),
                        settings.lease()),
                new Due<>((limit, owner) -> rows.claim(limit, owner, settings.lease()),
                        rows::recover),
                new Steps<>(calls::perform, outcomes::apply, result -> Parked.numbered(
                        "cashier_order", result.order().number(), result.order().orderId())));
    }

    @Bean
    Cashiers cashiers(CashierRows rows, CashierSettings settings,
            WorkLoop<CashierOrder, CashierResult> cashierLoop) {
        return new Cashiers(rows, settings, cashierLoop);
    }
}
