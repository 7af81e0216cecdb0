package io.hutong.payment.reconciliation;

/**
 * How the movements on the commerce platform's own account are read: the fund flow, where a
 * movement has our number as its voucher, and the ledger.
 */
final class FlowSql {

    private static final String THEIRS = """
            select voucher || '%3$s' as number, count(*) as lines, 'SUCCESS' as state,
                'CNY' as currency, min(abs(amount)) as amount, 0::bigint as fee,
                0::bigint as reversed, '' as sub_mchid, %4$s as channel_number
            from bill_flow where bill_id = ? and %1$s and amount %2$s 0 group by voucher""";
    private static final String ELSEWHERE = """
            select voucher || '%3$s' from bill_flow
            where voucher in (select left(number, length(number) - length('%3$s'))
                    from unnest(?::text[]) as n (number))
                and %1$s and amount %2$s 0""";
    private static final String OURS = """
            select t.entry as number, t.order_id, t.amount, 0::bigint as fee, '' as sub_mchid,
                %2$s as channel_number, t.booked_at
            from ledger_transfer t %3$s
            where t.kind = '%1$s' and t.booked_at >= least(?::timestamptz, ?)
                and t.booked_at < greatest(?::timestamptz, ?)""";

    private static final String SPLIT_STANDING = """
            select number, order_id,
                case when state = 'DONE' then 'ENDED' else 'OPEN' end as standing
            from split where number = any(?::text[])""";
    private static final String RETURN_STANDING = """
            select number, order_id,
                case when state = 'FAILED' then 'ENDED' else 'OPEN' end as standing
            from share_return where number = any(?::text[]) and state <> 'SUCCESS'""";
    /** The subsidy and the division of a part differ in the letter before its number. */
    private static final String SUBSIDY_STANDING = """
            select n.number, x.order_id,
                case when x.state = 'DONE' then 'ENDED' else 'OPEN' end as standing
            from unnest(?::text[]) as n (number)
                join split x on x.number = overlay(n.number placing 'S' from 27 for 1)""";
    private static final String REFUND_STANDING = """
            select number, order_id, case when state in ('SUCCESS', 'CLOSED')
                then 'ENDED' else 'OPEN' end as standing
            from refund where number = any(?::text[])""";
    /** What follows a refund has its number and a letter. */
    private static final String AFTER_REFUND_STANDING = """
            select n.number, r.order_id, 'OPEN' as standing from unnest(?::text[]) as n (number)
                join refund r on r.number = left(n.number, -1)""";

    static final SubjectSql SHARE = of(new Flow("type = 'SHARE'", ">", "", true),
            OURS.formatted("COMMISSION", "coalesce(s.channel_number, '')",
                    "left join split s on s.number = t.entry"),
            SPLIT_STANDING);
    static final SubjectSql SHARE_RETURN = of(new Flow("type = 'SHARE_RETURN'", "<", "", false),
            ours("COMMISSION_RETURN"), RETURN_STANDING);
    static final SubjectSql SUBSIDY = of(new Flow("type = 'SUBSIDY'", "<", "", false),
            ours("SUBSIDY"), SUBSIDY_STANDING);
    static final SubjectSql SUBSIDY_RETURN = of(new Flow("type = 'SUBSIDY'", ">", "", false),
            ours("SUBSIDY_RETURN"), AFTER_REFUND_STANDING);
    static final SubjectSql ADVANCE = of(new Flow("type = 'ADVANCE'", "<", "", false),
            ours("ADVANCE"), REFUND_STANDING);
    /** The channel knows it by the refund's number. */
    static final SubjectSql ADVANCE_RETURN =
            of(new Flow("type = 'ADVANCE_RETURN'", ">", "A", false),
                    ours("ADVANCE_RETURN"), AFTER_REFUND_STANDING);

    private FlowSql() {
    }

    /**
     * @param sign    whether it comes in or goes out
     * @param suffix  what our number has more than the voucher
     * @param matched whether we know the channel's number of it
     */
    private record Flow(String type, String sign, String suffix, boolean matched) {

        String in(String sql) {
            return sql.formatted(type, sign, suffix, matched ? "min(business_number)" : "''");
        }
    }

    private static SubjectSql of(Flow flow, String ours, String standing) {
        return new SubjectSql(flow.in(THEIRS), ours, flow.in(ELSEWHERE), standing);
    }

    private static String ours(String kind) {
        return OURS.formatted(kind, "''", "");
    }
}
