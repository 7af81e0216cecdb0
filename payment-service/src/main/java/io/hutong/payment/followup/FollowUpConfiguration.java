package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.shortage.Shortages;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class FollowUpConfiguration {

    @Bean
    FollowUpTable followUpTable(JdbcTemplate jdbc, Wakes wakes, FollowUpSettings settings) {
        return new FollowUpTable(jdbc, wakes, settings.within());
    }

    @Bean
    FollowUpWorker followUpWorker(FollowUpTable table, SubsidyReturnChannel subsidies,
            AdvanceChannel advances, Shortages shortages, EffectWriter writer,
            FollowUpSettings settings) {
        return new FollowUpWorker(table, subsidies, advances, shortages, writer, settings);
    }

    @Bean
    WorkLoop<FollowUp, Done<FollowUp, ChannelAnswer<Effect>>> followUpLoop(
            FollowUpWorker worker, FollowUpSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan("follow-up", settings.maxInFlight(), settings.poll(),
                settings.lease()), worker);
    }

    @Bean
    FollowUps followUps(FollowUpTable table) {
        return new FollowUps(table);
    }
}
