package io.hutong.payment.mandate;

import io.hutong.http.BuyerIds;
import io.hutong.http.SealedOpenids;
import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.PlatformIdentity;
import io.hutong.payment.work.RetrySchedule;
import io.hutong.payment.work.WorkLoop;
import io.hutong.payment.work.WorkLoops;
import io.hutong.payment.work.WorkPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of mandates together. */
@Configuration(proxyBeanMethods = false)
class MandateConfiguration {

    private static final int IN_FLIGHT = 16;
    private static final Duration LOOK = Duration.ofMillis(500);

    @Bean
    BuyerIds buyerIds(@Value("${hutong.buyer-key}") Path key) {
        return BuyerIds.fromFile(key);
    }

    @Bean
    MandateLife.Parties mandateParties(PlatformIdentity platform, BuyerIds buyers) {
        return new MandateLife.Parties(platform, buyers);
    }

    @Bean
    MandateLife mandateLife(MandateStore store, Mandates mandates, Outbox outbox, Cases cases,
            MandateLife.Parties parties) {
        return new MandateLife(store, mandates, outbox, cases, parties);
    }

    @Bean
    MandateSigning mandateSigning(MandateStore store, PaymentChannel channel,
            PlatformIdentity platform, MandateSettings settings) {
        return new MandateSigning(store, channel, platform, settings);
    }

    @Bean
    MandateImport mandateImport(PaymentChannel channel, MandateLife life,
            MandateLife.Parties parties, MandateSettings settings,
            TransactionTemplate transactions) {
        return new MandateImport(channel, life, parties, settings, transactions);
    }

    @Bean
    MandateWork.Timing mandateTiming(MandateSettings settings, InstantSource clock,
            @Value("${hutong.messaging.instance}") String instance) {
        Duration first = settings.poll();
        return new MandateWork.Timing(instance, new RetrySchedule(List.of(first, first,
                first.multipliedBy(2), first.multipliedBy(6), first.multipliedBy(12))), clock);
    }

    @Bean
    MandateWork mandateWork(MandateStore store, MandateLife life, PaymentChannel channel,
            MandateWork.Timing timing, TransactionTemplate transactions) {
        return new MandateWork(store, life, channel, timing, transactions);
    }

    @Bean
    WorkLoop<Mandate, MandateWork.Answer> mandateLoop(MandateWork work, WorkLoops loops) {
        return loops.of(new WorkPlan("mandate", IN_FLIGHT, LOOK, MandateWork.LEASE), work);
    }

    @Bean
    MandateEnding mandateEnding(MandateLife life,
            WorkLoop<Mandate, MandateWork.Answer> mandateLoop,
            TransactionTemplate transactions) {
        return new MandateEnding(life, mandateLoop, transactions);
    }

    @Bean
    MandateController.Services mandateServices(MandateSigning signing, MandateEnding ending,
            MandateImport imports, MandateSettings settings,
            @Value("${hutong.buyer-key}") Path key) {
        return new MandateController.Services(
                signing, ending, imports, settings, SealedOpenids.fromFile(key));
    }
}
