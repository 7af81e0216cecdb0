package io.hutong.payment.followup;

import io.hutong.work.Parked;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkLoops.Due;
import io.hutong.work.WorkLoops.Steps;
import io.hutong.work.WorkPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@Import(FollowUpOutcomes.Stores.class)
class FollowUpConfiguration {

    @Bean
    FollowUpCalls followUpCalls(SubsidyReturnChannel subsidies, AdvanceChannel advances) {
        return new FollowUpCalls(subsidies, advances);
    }

    @Bean
    WorkLoop<FollowUp, FollowUpResult> followUpLoop(FollowUpOutcomes.Stores stores,
            FollowUpCalls calls, FollowUpSettings settings, WorkLoops loops) {
        FollowUpStore rows = stores.rows();
        return loops.of(
                new WorkPlan("follow-up", settings.maxInFlight(), settings.poll(),
                        settings.lease()),
                new Due<>((limit, owner) -> rows.claim(limit, owner, settings), rows::recover),
                new Steps<>(calls::perform,
                        new FollowUpOutcomes(stores, settings)::apply,
                        result -> Parked.numbered("follow_up", result.task().number(),
                                result.task().debtor().orderId())));
    }

    @Bean
    FollowUps followUps(
            FollowUpStore store, WorkLoop<FollowUp, FollowUpResult> followUpLoop) {
        return new FollowUps(store, followUpLoop::wake);
    }
}
