package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** The rows of imported bills. */
@Component
class BillStore {

    private static final int CHUNK = 64 * 1024;
    private static final String FIND = """
            select bill_id, lines from channel_bill
            where type = ? and day = ? and digest = ? and not superseded""";
    private static final String SUPERSEDE = """
            update channel_bill set superseded = true
            where type = ? and day = ? and not superseded returning bill_id""";
    private static final String INSERT = """
            insert into channel_bill (type, day, digest) values (?, ?, ?) returning bill_id""";
    private static final String TRADE_COPY = """
            copy bill_line (line, kind, number, channel_number, state, amount, fee, sub_mchid,
                currency, at, bill_id) from stdin""";
    private static final String FLOW_COPY = """
            copy bill_flow (line, type, voucher, business_number, amount, balance, at, bill_id)
            from stdin""";

    private static final String SHARE_COPY = """
            copy bill_share (line, type, number, receiver, channel_number, transaction_id,
                sub_mchid, state, amount, at, bill_id) from stdin""";

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;

    BillStore(JdbcTemplate jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    record Bill(long billId, long lines) {
    }

    Optional<Bill> find(BillType type, LocalDate day, String digest) {
        return jdbc.query(FIND, (row, n) -> new Bill(row.getLong(1), row.getLong(2)),
                type.name(), day, digest).stream().findFirst();
    }

    /** A bill that the channel has made anew takes the place of the one before. */
    long add(BillType type, LocalDate day, String digest) {
        for (long old : jdbc.query(SUPERSEDE, (row, n) -> row.getLong(1), type.name(), day)) {
            removeLines(old);
        }
        Long id = jdbc.queryForObject(INSERT, Long.class, type.name(), day, digest);
        if (id == null) {
            throw new IllegalStateException("an insert gave no id");
        }
        return id;
    }

    void counted(long billId, long lines) {
        jdbc.update("update channel_bill set lines = ? where bill_id = ?", lines, billId);
    }

    /** Lines of bills before that day; what they led to stays. */
    void forget(LocalDate before) {
        List<Long> old = jdbc.query(
                "select bill_id from channel_bill where day < ? and not forgotten",
                (row, n) -> row.getLong(1), before);
        for (Long billId : old) {
            removeLines(billId);
            jdbc.update("update channel_bill set forgotten = true where bill_id = ?", billId);
        }
    }

    private void removeLines(Long billId) {
        jdbc.update("delete from bill_line where bill_id = ?", billId);
        jdbc.update("delete from bill_flow where bill_id = ?", billId);
        jdbc.update("delete from bill_share where bill_id = ?", billId);
    }

    /** Streams the parser's lines into the table. Call it in a transaction. */
    long copy(BillType type, long billId, BillParser parser) throws IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn(copyOf(type));
            try {
                return write(copy, billId, parser);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bill's lines were not written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String copyOf(BillType type) {
        return switch (type) {
            case TRADE -> TRADE_COPY;
            case FUND_FLOW -> FLOW_COPY;
            case PROFIT_SHARING -> SHARE_COPY;
        };
    }

    private static long write(CopyIn copy, long billId, BillParser parser)
            throws IOException, SQLException {
        StringBuilder chunk = new StringBuilder(CHUNK + BillLines.MAX_LINE);
        long lines = parser.parse(row -> {
            chunk.append(row.line()).append('\t').append(billId).append('\n');
            if (chunk.length() >= CHUNK) {
                send(copy, chunk);
            }
        });
        send(copy, chunk);
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw new BillRefusedException(BillFault.BILL_MALFORMED,
                    "a line holds what no bill holds: " + e.getMessage());
        }
        return lines;
    }

    private static void send(CopyIn copy, StringBuilder chunk) throws IOException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL took no more of the bill", e);
        }
        chunk.setLength(0);
    }
}
