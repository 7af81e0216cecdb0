package io.hutong.payment.refund;

import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.work.WorkLoop;
import io.hutong.payment.work.WorkPlan;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of refunding together. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    RefundOutcomes refundOutcomes(RefundOutcomes.Stores stores, Outbox outbox,
            RefundSettings settings) {
        return new RefundOutcomes(stores, outbox, settings);
    }

    @Bean
    RefundOutcomes.Stores refundStores(
            Payments payments, RefundStore refunds, Cases cases, Ledger ledger) {
        return new RefundOutcomes.Stores(payments, refunds, cases, ledger);
    }

    @Bean
    RefundWork refundWork(RefundStore store, PaymentChannel channel, RefundOutcomes outcomes,
            RefundWork.Leasing leasing, TransactionTemplate transactions) {
        return new RefundWork(store, channel, outcomes, leasing, transactions);
    }

    @Bean
    RefundWork.Leasing refundLeasing(
            RefundSettings settings, @Value("${hutong.messaging.instance}") String instance) {
        return new RefundWork.Leasing(instance, settings);
    }

    @Bean
    WorkLoop<Refund, RefundResult> refundLoop(
            RefundWork work, RefundSettings settings, MeterRegistry meters) {
        return new WorkLoop<>(new WorkPlan("refund", settings.maxInFlight(), settings.poll(),
                settings.lease()), work, meters);
    }
}
