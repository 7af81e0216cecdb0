package io.hutong.payment.ledger;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of {@link MerchantMoves} as they are booked, and once of those from before it did. */
@Component
class MerchantMovesTold {

    private static final Logger log = LoggerFactory.getLogger(MerchantMovesTold.class);
    private static final int BATCH = 500;
    private static final long INTERVAL_MS = 10_000;
    private static final String TAKE_UNTOLD = """
            with taken as (
                delete from untold_move where transfer_id in (
                    select transfer_id from untold_move order by transfer_id limit ?
                    for update skip locked)
                returning transfer_id)
            select t.* from ledger_transfer t join taken on t.id = taken.transfer_id
            order by t.id""";

    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final InstantSource clock;
    private final TransactionTemplate transactions;

    MerchantMovesTold(JdbcTemplate jdbc, Outbox outbox, InstantSource clock,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Call it in the transaction that books them. */
    void tell(List<Transfer> booked) {
        append(booked.stream()
                .flatMap(transfer -> MerchantMoves.of(transfer, clock.instant()).stream()));
    }

    @Scheduled(fixedDelay = INTERVAL_MS)
    void tellUntold() {
        try {
            while (Boolean.TRUE.equals(transactions.execute(tx -> tellSome()))) {
                log.info("told merchant-service of movements that were booked before it heard");
            }
        } catch (RuntimeException e) {
            log.warn("movements not told, tried again soon: {}", e.toString());
        }
    }

    private boolean tellSome() {
        List<List<MerchantFundsMoved>> moves = jdbc.query(TAKE_UNTOLD,
                (row, n) -> MerchantMoves.of(new Transfer(row.getString("entry"),
                        Transfer.Kind.valueOf(row.getString("kind")), row.getString("order_id"),
                        row.getString("debit_account"), row.getString("credit_account"),
                        Sql.money(row, "amount")), Sql.instant(row, "booked_at")),
                BATCH);
        append(moves.stream().flatMap(List::stream));
        return !moves.isEmpty();
    }

    private void append(Stream<MerchantFundsMoved> moves) {
        List<OutgoingMessage> messages = moves.map(move -> OutgoingMessage.event(
                Topics.PAYMENT_EVENTS, move, TraceParent.start())).toList();
        if (!messages.isEmpty()) {
            outbox.append(messages);
        }
    }
}
