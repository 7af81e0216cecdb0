package io.hutong.payment.bill;

/** What became of fetching a bill. */
public sealed interface ImportResult {

    /** Kept now, line by line. */
    record Imported(long billId, long lines) implements ImportResult {
    }

    /** The same file was imported before; nothing was changed. */
    record Known(long billId, long lines) implements ImportResult {
    }

    /** The channel has none of that day: nothing happened there. */
    record None() implements ImportResult {
    }

    /** The channel still makes it. */
    record NotReady() implements ImportResult {
    }

    /** What came is not a bill to rely on; nothing of it was kept. */
    record Refused(BillFault fault, String detail) implements ImportResult {
    }

    /** The channel did not answer, or refused to. */
    record Unavailable(String cause) implements ImportResult {
    }
}
