package io.hutong.payment.reconciliation;

import io.hutong.payment.bill.BillImport;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.web.audit.Audit;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of reconciliation together. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    private static final int FETCH = 500;

    @Bean
    DayRun.Rules dayRules(ReconciliationSettings settings, PlatformIdentity platform,
            @Value("${hutong.settlement.traffic-mchid}") String trafficMchid) {
        return new DayRun.Rules(settings, new DayRun.Sharers(platform.mchid(), trafficMchid));
    }

    @Bean
    DayRun dayRun(BillImport bills, DataSource dataSource,
            PlatformTransactionManager transactions, DayRun.Rules rules) {
        JdbcTemplate streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(FETCH);
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new DayRun(bills, streaming, snapshot, rules);
    }

    @Bean
    Reconciliations reconciliations(DayRun run, ReconciliationStore store, Cases cases,
            TransactionTemplate transactions, InstantSource clock) {
        return new Reconciliations(run, store, cases, transactions, clock);
    }

    @Bean
    ReconciliationController.Rules reconciliationRules(
            ReconciliationSettings settings, InstantSource clock, Audit audit) {
        return new ReconciliationController.Rules(settings, clock, audit);
    }

    @Bean
    DailySchedule dailySchedule(Reconciliations reconciliations, ReconciliationStore store,
            BillImport bills, ReconciliationController.Rules rules) {
        return new DailySchedule(reconciliations, store, bills, rules);
    }
}
