package io.hutong.payment.refund;

import io.hutong.messaging.Outbox;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.settlement.SettlementSettings;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of refunding together. */
@Configuration(proxyBeanMethods = false)
@Import({RefundOutcomes.Stores.class, RefundOutcomes.Rows.class, RefundTurns.Stores.class,
        RefundWork.Stores.class, RefundCommands.Stores.class})
class RefundConfiguration {

    @Bean
    RefundOutcomes refundOutcomes(RefundOutcomes.Stores stores, Outbox outbox,
            RefundSettings settings, InstantSource clock) {
        return new RefundOutcomes(stores, outbox, RefundOutcomes.Rules.of(settings, clock));
    }

    @Bean
    RefundTurns refundTurns(RefundTurns.Stores stores, PlatformIdentity platform,
            SettlementSettings sharing, RefundSettings settings, InstantSource clock) {
        return new RefundTurns(stores, new RefundTurns.Rules(platform.mchid(),
                sharing.trafficMchid(), settings.returnWithin(), clock));
    }

    @Bean
    RefundWork refundWork(RefundWork.Stores stores, RefundChannel channel, ReturnChannel shares,
            RefundOutcomes outcomes, RefundWork.Leasing leasing,
            TransactionTemplate transactions) {
        return new RefundWork(stores, channel, shares, outcomes, leasing, transactions);
    }

    @Bean
    RefundWork.Leasing refundLeasing(
            RefundSettings settings, @Value("${hutong.messaging.instance}") String instance) {
        return new RefundWork.Leasing(instance, settings);
    }

    @Bean
    WorkLoop<RefundWork.Task, RefundResult> refundLoop(
            RefundWork work, RefundSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan(
                "refund", settings.maxInFlight(), settings.poll(), settings.lease()), work);
    }

    @Bean
    RefundCommands refundCommands(RefundCommands.Stores stores, Outbox outbox,
            InstantSource clock, WorkLoop<RefundWork.Task, RefundResult> refundLoop) {
        return new RefundCommands(stores, outbox, clock, refundLoop::wake);
    }
}
