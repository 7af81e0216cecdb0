package io.hutong.payment.mandate;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.web.audit.Audit;
import io.hutong.work.Done;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of mandates together. */
@Configuration(proxyBeanMethods = false)
class MandateConfiguration {

    private static final int IN_FLIGHT = 16;
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    @Bean
    BuyerIds buyerIds(@Value("${hutong.buyer-key}") Path key) {
        return BuyerIds.fromFile(key);
    }

    @Bean
    MandateRules.Parties mandateParties(PlatformIdentity platform, BuyerIds buyers) {
        return new MandateRules.Parties(platform, buyers);
    }

    @Bean
    MandateRules mandateRules(MandateRules.Parties parties, MandateSettings settings) {
        return new MandateRules(parties, settings.times());
    }

    @Bean
    MandateLife mandateLife(MandateStore store, Mandates mandates, MandateRules rules,
            EffectWriter writer, InstantSource clock) {
        return new MandateLife(store, mandates, rules, writer, clock);
    }

    @Bean
    MandateSigning mandateSigning(MandateStore store, MandateChannel channel,
            PlatformIdentity platform, MandateSettings settings, Audit audit) {
        return new MandateSigning(store, channel, platform, settings, audit);
    }

    @Bean
    MandateImport.Books mandateBooks(MandateStore store, MandateLife life,
            TransactionTemplate transactions, Audit audit) {
        return new MandateImport.Books(store, life, transactions, audit);
    }

    @Bean
    MandateImport mandateImport(MandateChannel channel, MandateImport.Books books,
            MandateRules.Parties parties, MandateSettings settings) {
        return new MandateImport(channel, books, parties, settings);
    }

    @Bean
    ContractCalls contractCalls(
            MandateChannel channel, PlatformIdentity platform, InstantSource clock) {
        return new ContractCalls(channel, platform, clock);
    }

    @Bean
    WorkLoop<MandateTask, Done<MandateTask, ContractCalls.Reply>> mandateLoop(
            MandateStore store, ContractCalls calls, MandateLife life, WorkLoops loops) {
        return loops.of(new WorkPlan("mandate", IN_FLIGHT, LONGEST_NAP, MandateWorker.LEASE),
                new MandateWorker(store.rows(), calls, life));
    }

    @Bean
    MandateEnding mandateEnding(
            MandateLife life, TransactionTemplate transactions, Audit audit) {
        return new MandateEnding(life, transactions, audit);
    }

    @Bean
    MandateController.Services mandateServices(MandateSigning signing, MandateEnding ending,
            MandateImport imports, MandateSettings settings,
            @Value("${hutong.buyer-key}") Path key) {
        return new MandateController.Services(
                signing, ending, imports, settings, SealedOpenids.fromFile(key));
    }
}
