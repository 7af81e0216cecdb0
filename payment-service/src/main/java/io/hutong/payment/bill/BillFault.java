package io.hutong.payment.bill;

/** Why a bill was not imported; the names are codes that operators see. */
public enum BillFault {
    /** The bytes are not those that the channel has announced. */
    BILL_HASH_MISMATCH,
    /** It ends before its total line. */
    BILL_TRUNCATED,
    /** Its total line does not say what its lines add up to. */
    BILL_TOTALS_WRONG,
    /** A balance is not the one before it and the line's amount. */
    BILL_BALANCE_BROKEN,
    /** Another encoding than UTF-8, for example GBK. */
    BILL_NOT_UTF8,
    /** A line is not what such a bill consists of. */
    BILL_MALFORMED,
    BILL_OF_ANOTHER_DAY,
    BILL_TOO_LARGE
}
