package io.hutong.payment.followup;

import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.work.Parking;
import io.hutong.payment.work.WorkLoop;
import io.hutong.payment.work.WorkPlan;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@Import(FollowUpOutcomes.Stores.class)
class FollowUpConfiguration {

    @Bean
    FollowUpWork followUpWork(FollowUpOutcomes.Stores stores, PaymentChannel channel,
            FollowUpSettings settings, TransactionTemplate transactions,
            @Value("${hutong.messaging.instance}") String instance) {
        return new FollowUpWork(stores.rows(), new FollowUpCalls(channel),
                new FollowUpOutcomes(stores, settings),
                new FollowUpWork.Leasing(instance, settings), transactions);
    }

    @Bean
    WorkLoop<FollowUp, FollowUpResult> followUpLoop(
            FollowUpWork work, FollowUpSettings settings, Parking parking,
            MeterRegistry meters) {
        return new WorkLoop<>(new WorkPlan("follow-up", settings.maxInFlight(), settings.poll(),
                settings.lease()), work, parking, meters);
    }

    @Bean
    FollowUps followUps(
            FollowUpStore store, WorkLoop<FollowUp, FollowUpResult> followUpLoop) {
        return new FollowUps(store, followUpLoop::wake);
    }
}
