package io.hutong.payment.ledger;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.LedgerSealed;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what has been booked, away from the hot path. A block covers the transfers of
 * transactions that had all ended when it was made, so that none can slip in behind it. Its hash
 * is published: whoever keeps it notices a chain that was made anew as a whole.
 */
@Component
class LedgerSealer {

    private static final Logger log = LoggerFactory.getLogger(LedgerSealer.class);
    private static final long INTERVAL_MS = 1_000;
    private static final int MAX_BLOCK = 1_000;
    private static final int MAX_BLOCKS_PER_RUN = 100;
    /** Any number, the same in every instance: only one of them seals. */
    private static final long LOCK = 0x6875746f6e67L;

    private static final String BOUND =
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String NTH = """
            select xid::text::bigint from ledger_transfer
            where xid >= ?::text::xid8 and xid < ?::text::xid8 order by xid, id
            limit 1 offset ?""";
    private static final String OPEN = "select " + ChainedRow.COLUMNS
            + " from ledger_transfer"
            + " where xid >= ?::text::xid8 and xid < ?::text::xid8 order by xid, id";
    private static final String INSERT = """
            insert into ledger_block (block, xid_end, transfers, digests, hash)
            values (?, ?::text::xid8, ?::bigint[], ?, ?)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final InstantSource clock;

    LedgerSealer(JdbcTemplate jdbc, TransactionTemplate transactions, Outbox outbox,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = INTERVAL_MS)
    void sealAll() {
        try {
            for (int i = 0; i < MAX_BLOCKS_PER_RUN && seal(); i++) {
                log.debug("block sealed");
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("the ledger was not sealed, tried again soon: {}", e.toString());
        }
    }

    /** Makes one block; false when there was nothing to seal. */
    boolean seal() {
        return Boolean.TRUE.equals(transactions.execute(tx -> {
            Boolean alone = jdbc.queryForObject(
                    "select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK);
            return Boolean.TRUE.equals(alone) && sealNext();
        }));
    }

    private boolean sealNext() {
        Head head = Head.read(jdbc);
        Long bound = jdbc.queryForObject(BOUND, Long.class);
        Optional<Long> first = nth(0, head.xidEnd(), bound);
        if (first.isEmpty() || bound == null) {
            return false;
        }
        long end = nth(MAX_BLOCK, head.xidEnd(), bound)
                .map(xid -> wholeUpTo(first.get(), xid)).orElse(bound);
        write(head, end, jdbc.query(OPEN, (row, n) -> ChainedRow.read(row),
                Long.toString(head.xidEnd()), Long.toString(end)));
        return true;
    }

    /** A transaction is never cut: its rows share a number, by which blocks are bounded. */
    private static long wholeUpTo(long first, long xid) {
        return xid == first ? xid + 1 : xid;
    }

    private Optional<Long> nth(int n, long from, @Nullable Long to) {
        return jdbc.query(NTH, (row, _) -> row.getLong(1),
                Long.toString(from), String.valueOf(to), n).stream().findFirst();
    }

    private void write(Head head, long end, List<ChainedRow> block) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        block.forEach(row -> digests.writeBytes(TransferDigest.of(row)));
        byte[] all = digests.toByteArray();
        Long[] ids = block.stream().map(ChainedRow::id).toArray(Long[]::new);
        byte[] hash = TransferDigest.block(head.hash(), end, all);
        jdbc.update(connection -> {
            var insert = connection.prepareStatement(INSERT);
            insert.setLong(1, head.block() + 1);
            insert.setString(2, Long.toString(end));
            insert.setArray(3, connection.createArrayOf("int8", ids));
            insert.setBytes(4, all);
            insert.setBytes(5, hash);
            return insert;
        });
        outbox.append(List.of(OutgoingMessage.event(Topics.PAYMENT_EVENTS, new LedgerSealed(
                head.block() + 1, HexFormat.of().formatHex(hash), ids.length, clock.instant()),
                TraceParent.start())));
    }
}
