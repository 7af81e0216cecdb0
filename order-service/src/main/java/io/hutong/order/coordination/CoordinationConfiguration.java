package io.hutong.order.coordination;

import io.hutong.kernel.time.DatabaseClock;
import io.hutong.messaging.BatchConsumers;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.ReadProgress;
import io.hutong.messaging.ReaderProgress;
import io.hutong.order.lifecycle.model.PersonDeadline;
import io.hutong.order.schedule.Periodic;
import io.hutong.saga.table.SagaGauges;
import io.hutong.saga.table.SagaMeters;
import io.hutong.saga.table.SagaTable;
import io.hutong.saga.table.UnfinishedSagasCheck;
import io.hutong.web.audit.Audit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the sagas to the database and to the topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class CoordinationConfiguration {

    @Bean
    SagaRunner sagaRunner(List<OrderSaga> sagas, OrderSettings settings) {
        return new SagaRunner(sagas, settings.slowAfter(), settings.slowWhenLate());
    }

    @Bean
    SagaTable sagaTable(JdbcTemplate jdbc) {
        return new SagaTable(jdbc);
    }

    @Bean
    SmartInitializingSingleton knownSagasOnly(JdbcTemplate jdbc, SagaRunner runner) {
        return new UnfinishedSagasCheck(jdbc, runner.definitions());
    }

    @Bean
    OrderStore orderStore(JdbcTemplate jdbc, List<PersonDeadline> deadlines) {
        return new OrderStore(jdbc, new SheetSql(deadlines));
    }

    @Bean
    OrderLookup orderLookup(JdbcTemplate jdbc) {
        return new OrderLookup(jdbc);
    }

    @Bean
    DatabaseClock databaseClock(JdbcTemplate jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    OrderChanges orderChanges(
            OrderStore store, OrderChanges.Rules rules, Outbox outbox,
            TransactionTemplate transaction, MeterRegistry meters) {
        return new OrderChanges(store, rules, outbox, transaction, new SagaMeters(meters));
    }

    @Bean
    OverdueOrders overdueOrders(JdbcTemplate jdbc, OrderChanges changes) {
        return new OverdueOrders(jdbc, changes);
    }

    @Bean
    OrderChanges.Rules orderRules(
            SagaRunner runner, List<OrderReaction> reactions, Audit audit) {
        return new OrderChanges.Rules(runner, reactions, audit);
    }

    @Bean
    OrderIntake orderIntake(JdbcTemplate jdbc, Outbox outbox, SagaRunner runner) {
        return new OrderIntake(jdbc, outbox, runner);
    }

    @Bean
    Consumer<Message<List<?>>> orderReplies(BatchConsumers consumers, OrderChanges changes) {
        return consumers.forHandler(new OrderReplies(changes));
    }

    @Bean
    DeadlineSweeper.Progress progress(
            ReadProgress replies, ReaderProgress commands, OrderSettings settings) {
        return new DeadlineSweeper.Progress(replies, commands, settings.hearing());
    }

    @Bean
    Periodic deadlineSweeper(SagaTable sagas, OrderChanges changes, SagaRunner runner,
            DeadlineSweeper.Progress progress, OrderSettings settings) {
        DeadlineSweeper sweeper = new DeadlineSweeper(sagas, changes, runner, progress);
        return new Periodic("deadline-sweeper", settings.sweepEvery(), sweeper::sweep);
    }

    @Bean
    Periodic sagaGauges(JdbcTemplate jdbc, OrderSettings settings, SagaRunner runner,
            MeterRegistry meters) {
        SagaGauges gauges = new SagaGauges(jdbc, runner.slowness(), meters);
        return new Periodic("saga-gauges", settings.gaugesEvery(), gauges::look);
    }
}
