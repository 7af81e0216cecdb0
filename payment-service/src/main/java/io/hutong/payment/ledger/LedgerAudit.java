package io.hutong.payment.ledger;

import io.hutong.contracts.ledger.PublishedHeads;
import io.hutong.kernel.jdbc.Sql;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the chain from its beginning and names the first row that is not what was sealed. */
@Component
class LedgerAudit {

    private static final String BLOCKS = """
            select block, xid_end::text::bigint as xid_end, transfers, digests, hash
            from ledger_block where block > ? order by block limit 50""";
    private static final String ROWS = "select " + ChainedRow.COLUMNS
            + " from ledger_transfer where id = any(?::bigint[])";
    private static final String STRANGER = """
            select min(t.id) from ledger_transfer t where t.xid < ?::text::xid8
                and not exists (select from ledger_block b where t.id = any(b.transfers))""";
    private static final String COUNTS = """
            select (select count(*) from ledger_transfer where xid < ?::text::xid8) as covered,
                (select count(*) from ledger_transfer) as transfers""";
    private static final String WRONG_BALANCE = """
            with moved as (
                select account_id, sum(debit) as debits, sum(credit) as credits from (
                    select debit_account as account_id, amount as debit, 0 as credit
                        from ledger_transfer
                    union all
                    select credit_account, 0, amount from ledger_transfer) legs
                group by account_id)
            select coalesce(a.account_id, m.account_id) from ledger_account a
                full join moved m on m.account_id = a.account_id
            where (a.debits, a.credits) is distinct from (m.debits, m.credits)
            order by 1 limit 1""";

    private static final String HASH = "select hash from ledger_block where block = ?";

    private final JdbcTemplate jdbc;
    private final HeadsOnTopic topic;
    private final TransactionTemplate snapshot;

    LedgerAudit(JdbcTemplate jdbc, HeadsOnTopic topic,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.topic = topic;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * @param valid      nothing is wrong
     * @param problem    the first thing that is
     * @param transferId the row that it is about
     * @param sealed     transfers that the chain covers
     * @param unsealed   booked since the last block
     * @param head       hash of the last block, in hex
     * @param heads      whether the chain was compared with the heads that were published
     * @param published  the highest block of those; null when they could not be read
     */
    record Verification(
            boolean valid, @Nullable String problem, @Nullable Long transferId, long blocks,
            long sealed, long unsealed, String head, Heads heads, @Nullable Long published) {
    }

    enum Heads {
        COMPARED,
        /** Kafka does not answer: whether the ledger is shorter than it was is not known. */
        NOT_READ
    }

    /**
     * In one snapshot, so that what is booked meanwhile does not disturb it. What was published is
     * read before, so that all of it has to be in there.
     */
    Verification verify() {
        Optional<PublishedHeads> published = topic.read();
        Verification result = snapshot.execute(tx -> verifySnapshot(published));
        if (result == null) {
            throw new IllegalStateException("a read-only transaction gave nothing");
        }
        return result;
    }

    private Verification verifySnapshot(Optional<PublishedHeads> published) {
        // balances are compared with the sums of all transfers there are
        Sql.allowWholeTables(jdbc);
        Walk walk = new Walk();
        List<Block> next = blocksAfter(0);
        while (!next.isEmpty() && walk.problem == null) {
            next.forEach(walk::take);
            next = blocksAfter(next.getLast().number);
        }
        if (walk.problem == null) {
            findStrangers(walk);
        }
        if (walk.problem == null) {
            wrongBalance().ifPresent(account -> walk.fail(
                    "the balance of " + account + " is not the sum of its transfers", null));
        }
        if (walk.problem == null) {
            published.flatMap(heads -> heads.missing(this::hashOf))
                    .ifPresent(what -> walk.fail(what, null));
        }
        Long transfers = jdbc.queryForObject("select count(*) from ledger_transfer", Long.class);
        return new Verification(walk.problem == null, walk.problem, walk.transferId, walk.blocks,
                walk.sealed, (transfers == null ? 0 : transfers) - walk.sealed,
                HexFormat.of().formatHex(walk.previous),
                published.isPresent() ? Heads.COMPARED : Heads.NOT_READ,
                published.map(PublishedHeads::highest).orElse(null));
    }

    private @Nullable String hashOf(long block) {
        return jdbc.query(HASH, (row, n) -> HexFormat.of().formatHex(row.getBytes("hash")), block)
                .stream().findFirst().orElse(null);
    }

    /** Rows that were put under transactions that are sealed already. */
    private void findStrangers(Walk walk) {
        String end = Long.toString(walk.xidEnd);
        long covered = jdbc.query(COUNTS, (row, n) -> row.getLong("covered"), end).getFirst();
        if (covered != walk.sealed) {
            Long stranger = jdbc.queryForObject(STRANGER, Long.class, end);
            walk.fail("a row was added behind the chain", stranger);
        }
    }

    private Optional<String> wrongBalance() {
        return jdbc.query(WRONG_BALANCE, (row, n) -> row.getString(1)).stream().findFirst();
    }

    private List<Block> blocksAfter(long number) {
        return jdbc.query(BLOCKS, (row, n) -> new Block(row.getLong("block"),
                row.getLong("xid_end"), (Long[]) row.getArray("transfers").getArray(),
                row.getBytes("digests"), row.getBytes("hash")), number);
    }

    private record Block(long number, long xidEnd, Long[] ids, byte[] digests, byte[] hash) {
    }

    /** How far the chain holds. */
    private final class Walk {

        private byte[] previous = TransferDigest.GENESIS;
        private long xidEnd;
        private long blocks;
        private long sealed;
        private @Nullable String problem;
        private @Nullable Long transferId;

        private void fail(String what, @Nullable Long id) {
            problem = what;
            transferId = id;
        }

        private void take(Block block) {
            if (problem != null) {
                return;
            }
            byte[] hash = TransferDigest.block(previous, block.xidEnd, block.digests);
            boolean follows = block.number == blocks + 1 && Arrays.equals(hash, block.hash)
                    && block.digests.length == block.ids.length * TransferDigest.BYTES;
            if (!follows) {
                fail("block " + block.number + " does not follow from the one before it", null);
                return;
            }
            checkRows(block);
            previous = block.hash;
            xidEnd = block.xidEnd;
            blocks++;
            sealed += block.ids.length;
        }

        private void checkRows(Block block) {
            Map<Long, byte[]> digests = new HashMap<>();
            jdbc.query(connection -> {
                var query = connection.prepareStatement(ROWS);
                query.setArray(1, connection.createArrayOf("int8", block.ids));
                return query;
            }, row -> {
                ChainedRow transfer = ChainedRow.read(row);
                digests.put(transfer.id(), TransferDigest.of(transfer));
            });
            for (int i = 0; i < block.ids.length && problem == null; i++) {
                byte[] was = Arrays.copyOfRange(block.digests, i * TransferDigest.BYTES,
                        (i + 1) * TransferDigest.BYTES);
                byte[] is = digests.get(block.ids[i]);
                if (is == null) {
                    fail("a row is missing", block.ids[i]);
                } else if (!Arrays.equals(is, was)) {
                    fail("a row was changed", block.ids[i]);
                }
            }
        }
    }
}
