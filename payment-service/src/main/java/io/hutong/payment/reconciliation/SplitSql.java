package io.hutong.payment.reconciliation;

/**
 * How divisions are read: the profit-sharing bill, which names every receiver, and the ledger. An
 * item's number is the division's or the return's, and the receiver's behind a colon. Who the
 * platforms are the transaction's settings say; other receivers' shares are booked under the
 * item's number.
 */
final class SplitSql {

    /** Names of settings of the transaction: the merchant accounts of the two platforms. */
    static final String COMMERCE = "hutong.commerce";
    static final String TRAFFIC = "hutong.traffic";

    /** What a receiver could not take counts as if it had been taken back. */
    private static final String THEIRS = """
            select number || ':' || receiver as number, count(*) as lines, max(state) as state,
                'CNY' as currency, min(amount) as amount, 0::bigint as fee,
                coalesce(sum(amount) filter (where state = 'CLOSED'), 0)::bigint as reversed,
                min(sub_mchid) as sub_mchid, %2$s as channel_number
            from bill_share where bill_id = ? and type = '%1$s' group by number, receiver""";
    private static final String ELSEWHERE = """
            select b.number || ':' || b.receiver from unnest(?::text[]) as n (number)
                join bill_share b on b.number = split_part(n.number, ':', 1)
                    and b.receiver = split_part(n.number, ':', 2) and b.type = '%s'""";

    private static final String SPLIT_OURS = """
            select case t.kind
                    when 'COMMISSION' then t.entry || ':' || current_setting('hutong.commerce')
                    when 'TRAFFIC_FEE' then t.entry || ':' || current_setting('hutong.traffic')
                    else t.entry end as number,
                t.order_id, t.amount, 0::bigint as fee, coalesce(s.sub_mchid, '') as sub_mchid,
                coalesce(x.channel_number, '') as channel_number, t.booked_at
            from ledger_transfer t left join split x
                    on x.number = split_part(t.entry, ':', 1)
                left join sub_payment s on s.order_id = x.order_id and s.part = x.part
            where t.kind in ('COMMISSION', 'TRAFFIC_FEE', 'SHARE')
                and t.booked_at >= least(?::timestamptz, ?)
                and t.booked_at < greatest(?::timestamptz, ?)""";
    private static final String SPLIT_STANDING = """
            select n.number, x.order_id,
                case when x.state = 'DONE' then 'ENDED' else 'OPEN' end as standing
            from unnest(?::text[]) as n (number)
                join split x on x.number = split_part(n.number, ':', 1)
            where x.state <> 'DONE' or split_part(n.number, ':', 2)
                in (current_setting('hutong.commerce'), current_setting('hutong.traffic'))""";

    private static final String RETURN_OURS = """
            select t.entry || ':' || coalesce(r.receiver, '') as number, t.order_id, t.amount,
                0::bigint as fee, coalesce(s.sub_mchid, '') as sub_mchid, '' as channel_number,
                t.booked_at
            from ledger_transfer t left join share_return r on r.number = t.entry
                left join sub_payment s on s.order_id = r.order_id and s.part = r.part
            where t.kind in ('COMMISSION_RETURN', 'TRAFFIC_FEE_RETURN', 'SHARE_RETURN')
                and t.booked_at >= least(?::timestamptz, ?)
                and t.booked_at < greatest(?::timestamptz, ?)""";
    private static final String RETURN_STANDING = """
            select n.number, r.order_id,
                case when r.state = 'FAILED' then 'ENDED' else 'OPEN' end as standing
            from unnest(?::text[]) as n (number)
                join share_return r on r.number = split_part(n.number, ':', 1)
                    and r.receiver = split_part(n.number, ':', 2)
            where r.state <> 'SUCCESS'""";

    static final SubjectSql SPLIT = new SubjectSql(
            THEIRS.formatted("SHARE", "min(channel_number)"), SPLIT_OURS,
            ELSEWHERE.formatted("SHARE"), SPLIT_STANDING);
    static final SubjectSql SPLIT_RETURN = new SubjectSql(
            THEIRS.formatted("RETURN", "''"), RETURN_OURS, ELSEWHERE.formatted("RETURN"),
            RETURN_STANDING);

    private SplitSql() {
    }
}
