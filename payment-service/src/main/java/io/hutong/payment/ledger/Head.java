package io.hutong.payment.ledger;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The last block of the chain.
 *
 * @param block  its number, 0 before the first
 * @param xidEnd what it covers transactions up to
 */
record Head(long block, long xidEnd, byte[] hash) {

    private static final String LAST = """
            select block, xid_end::text::bigint as xid_end, hash from ledger_block
            order by block desc limit 1""";

    static Head read(JdbcTemplate jdbc) {
        List<Head> last = jdbc.query(LAST, (row, n) -> new Head(
                row.getLong("block"), row.getLong("xid_end"), row.getBytes("hash")));
        return last.isEmpty() ? new Head(0, 0, TransferDigest.GENESIS) : last.getFirst();
    }
}
