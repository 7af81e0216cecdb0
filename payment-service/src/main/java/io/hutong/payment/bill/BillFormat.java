package io.hutong.payment.bill;

import java.time.LocalDate;
import java.util.List;

/** What one kind of bill looks like. A new one per bill: it adds up what it has read. */
public interface BillFormat {

    /** Columns that must be there; others are not read. */
    List<String> columns();

    /** Columns of the total line. */
    List<String> totals();

    /** Adds the line up and writes what is kept of it. */
    void read(Cells cells, LocalDate day, CopyRow row) throws BillRefusedException;

    /** @throws BillRefusedException when the total line does not say what was added up */
    void check(Cells totals) throws BillRefusedException;
}
