package io.hutong.payment.reconciliation;

/**
 * How the two sides of a subject are read. Both give the columns of {@link ItemRows}; the bill's
 * side takes the bill's id, ours takes the times between which it was booked, twice. Ours may be
 * narrowed by a condition on the transfer {@code t}.
 *
 * @param elsewhere the numbers, of those given, that any bill has
 * @param standing  how far those of the numbers given have come that are not in the ledger
 */
record SubjectSql(String theirs, String ours, String elsewhere, String standing) {

    static SubjectSql of(Subject subject) {
        return switch (subject) {
            case PAYMENT -> TradeSql.PAYMENT;
            case REFUND -> TradeSql.REFUND;
            case SHARE -> FlowSql.SHARE;
            case SHARE_RETURN -> FlowSql.SHARE_RETURN;
            case SUBSIDY -> FlowSql.SUBSIDY;
            case SUBSIDY_RETURN -> FlowSql.SUBSIDY_RETURN;
            case ADVANCE -> FlowSql.ADVANCE;
            case ADVANCE_RETURN -> FlowSql.ADVANCE_RETURN;
            case SPLIT -> SplitSql.SPLIT;
            case SPLIT_RETURN -> SplitSql.SPLIT_RETURN;
        };
    }
}
