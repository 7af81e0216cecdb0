package io.hutong.payment.bill;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bill: a header, lines, a second header, one line of totals, and nothing after it. */
final class BillParser {

    private final BillLines lines;
    private final BillFormat format;
    private final LocalDate day;

    BillParser(BillLines lines, BillFormat format, LocalDate day) {
        this.lines = lines;
        this.format = format;
        this.day = day;
    }

    /** Takes a line once it is written. */
    interface Sink {
        void take(CopyRow row) throws IOException;
    }

    /** @return how many lines it has without headers and totals */
    long parse(Sink sink) throws IOException {
        try {
            return parseWhole(sink);
        } catch (BillRefusedException e) {
            throw lines.isCut() && e.fault() == BillFault.BILL_MALFORMED ? truncated() : e;
        }
    }

    private long parseWhole(Sink sink) throws IOException {
        Map<String, Integer> columns = header(lines.next(), format.columns());
        CopyRow row = new CopyRow();
        long count = 0;
        String line = lines.next();
        while (line != null && Cells.isData(line)) {
            row.clear();
            format.read(Cells.of(columns, line, lines.number()), day, row);
            sink.take(row);
            count++;
            line = lines.next();
        }
        end(line);
        return count;
    }

    private void end(@Nullable String header) throws IOException {
        if (header == null) {
            throw truncated();
        }
        Map<String, Integer> columns = header(header, format.totals());
        String totals = lines.next();
        if (totals == null) {
            throw truncated();
        }
        format.check(Cells.of(columns, totals, lines.number()));
        for (String rest = lines.next(); rest != null; rest = lines.next()) {
            if (!rest.isBlank()) {
                throw BillRefusedException.malformed(
                        lines.number(), "follows the total line");
            }
        }
    }

    private Map<String, Integer> header(@Nullable String line, List<String> required)
            throws BillRefusedException {
        if (line == null) {
            throw truncated();
        }
        Map<String, Integer> columns = Cells.columns(line);
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw BillRefusedException.malformed(
                        lines.number(), "the header has no column " + name);
            }
        }
        return columns;
    }

    private BillRefusedException truncated() {
        return new BillRefusedException(BillFault.BILL_TRUNCATED,
                "the bill ends in line " + lines.number() + ", before its total line");
    }
}
