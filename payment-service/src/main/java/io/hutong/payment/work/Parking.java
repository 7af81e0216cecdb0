package io.hutong.payment.work;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts work aside whose result cannot be written: a person is told, and it is tried again only
 * after a long pause, so that it neither holds others up nor is forgotten.
 */
@Component
public class Parking {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int MAX_DETAIL = 300;
    private static final String POSTPONE = """
            update %s set owner = null, due_at = now() + ? * interval '1 ms'
            where %s = ? and owner is not null""";

    private final Cases cases;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    Parking(Cases cases, JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void park(String work, Parked parked, RuntimeException why) {
        String text = String.valueOf(why);
        transactions.executeWithoutResult(tx -> {
            jdbc.update(POSTPONE.formatted(parked.table(), parked.key()), PAUSE.toMillis(),
                    parked.value());
            cases.open(List.of(new Cases.Case(Cases.Kind.UNWRITABLE_RESULT,
                    work + ":" + parked.subject(), parked.orderId(), Money.ZERO,
                    text.substring(0, Math.min(text.length(), MAX_DETAIL)))));
        });
    }
}
