package io.hutong.messaging.probe;

import io.hutong.contracts.message.OrderReserved;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A running {@link ProbeApplication} and what tests do with it. */
public final class Probe implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final String topic;

    private Probe(ConfigurableApplicationContext context, String topic) {
        this.context = context;
        this.topic = topic;
    }

    public static Probe start(ProbeSettings settings) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(ProbeApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.arguments().toArray(String[]::new));
        return new Probe(context, settings.topic());
    }

    public Effects effects() {
        return context.getBean(Effects.class);
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    /** Emits messages of a key in one transaction, numbered on from the key's counter. */
    public void emit(String key, int count) {
        transaction().executeWithoutResult(status -> emitInTransaction(key, count));
    }

    public void emitInTransaction(String key, int count) {
        jdbc().update("insert into counter values (?, 0) on conflict do nothing", key);
        long last = jdbc().queryForObject(
                "select number from counter where key = ? for update", Long.class, key);
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            messages.add(OutgoingMessage.event(topic,
                    new OrderReserved(key, Money.fen(last + i)), TraceParent.start()));
        }
        context.getBean(Outbox.class).append(messages);
        jdbc().update("update counter set number = number + ? where key = ?", count, key);
    }

    public long outboxSize() {
        return jdbc().queryForObject("select count(*) from outbox", Long.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
