package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.wechatpay.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A trade bill of any size that is made while it is read. Every line is the payment of one order of
 * 129 yuan; so many of them, evenly spread, say one fen too much.
 */
public final class GeneratedBill implements BillChannel {

    private static final int CHUNK_LINES = 200;
    private static final int AMOUNT = 12_900;
    private static final int FEE = 77;

    private final LocalDate day;
    private final int lines;
    private final int defects;
    private final String hash;

    public GeneratedBill(LocalDate day, int lines, int defects) {
        this.day = day;
        this.lines = lines;
        this.defects = defects;
        this.hash = hash();
    }

    /** An import of it into that database. */
    public BillImport into(DataSource database, TransactionTemplate transactions) {
        return new BillImport(this, new BillStore(new JdbcTemplate(database), database),
                transactions, Long.MAX_VALUE);
    }

    public static String orderId(int line) {
        return "01bench" + String.format("%019d", line);
    }

    @Override
    public BillOffer ask(BillType type, LocalDate asked) {
        return type == BillType.TRADE
                ? new BillOffer.Link("generated", "SHA1", hash)
                : new BillOffer.None();
    }

    @Override
    public BillFormat format(BillType type) {
        return Formats.of(type);
    }

    @Override
    public InputStream open(BillOffer.Link link) {
        return new Lines();
    }

    private String hash() {
        try (InputStream in = new Lines()) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha1.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha1.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isDefect(int line) {
        return line % (lines / defects) == 0;
    }

    private final class Lines extends InputStream {

        private final String empty = BillFile.trades(day).text();
        private byte[] chunk = empty.substring(0, empty.indexOf("总交易单数"))
                .getBytes(StandardCharsets.UTF_8);
        private int at;
        private int line;
        private boolean ended;

        @Override
        public int read() {
            throw new UnsupportedOperationException("read many bytes at once");
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (at == chunk.length && !next()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, to, offset, count);
            at += count;
            return count;
        }

        private boolean next() {
            if (ended) {
                return false;
            }
            StringBuilder text = new StringBuilder(CHUNK_LINES * 400);
            for (int i = 0; i < CHUNK_LINES && line < lines; i++) {
                append(text, line++);
            }
            if (text.isEmpty()) {
                totals(text);
                ended = true;
            }
            chunk = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }

        private void append(StringBuilder text, int n) {
            String order = orderId(n);
            int amount = isDefect(n) ? AMOUNT + 1 : AMOUNT;
            text.append('`').append(day).append(" 12:00:00,`wxhutong0000demo01,`1900000001,`")
                    .append("1900000101,`,`4").append(order).append("0101,`").append(order)
                    .append("0101,`oUpxDdT1kWc4SlBS8p1TsNQeT0zE,`JSAPI,`SUCCESS,`OTHERS,`CNY,`")
                    .append("129.00,`0.00,`0,`0,`0.00,`0.00,`,`,`green tea 100 g,`,`0.77000,`")
                    .append("0.60%,`").append(BillFile.yuan(amount)).append(",`0.00,`\r\n");
        }

        private void totals(StringBuilder text) {
            long wrong = IntStream.range(0, lines)
                    .filter(GeneratedBill.this::isDefect).count();
            long sum = (long) lines * AMOUNT + wrong;
            text.append(empty, empty.indexOf("总交易单数"), empty.lastIndexOf('`', empty.indexOf(
                    "\r\n`", empty.indexOf("总交易单数")) + 2)).append('`').append(lines)
                    .append(",`0.00,`0.00,`0.00,`").append(BillFile.yuan((long) lines * FEE))
                    .append("000,`").append(BillFile.yuan(sum)).append(",`0.00\r\n");
        }
    }
}
