package io.hutong.payment.reconciliation;

/** How the two sides of payments and refunds are read: the trade bill and the ledger. */
final class TradeSql {

    private static final String PAYMENT_THEIRS = """
            select number, count(*) filter (where kind = 'PAYMENT') as lines,
                coalesce(min(state) filter (where kind = 'PAYMENT'), 'SUCCESS') as state,
                min(currency) as currency,
                coalesce(min(amount) filter (where kind = 'PAYMENT'), sum(amount))::bigint
                    as amount,
                coalesce(min(fee) filter (where kind = 'PAYMENT'), 0) as fee,
                coalesce(sum(amount) filter (where kind = 'REVERSAL'), 0)::bigint as reversed,
                min(sub_mchid) as sub_mchid, min(channel_number) as channel_number
            from bill_line where bill_id = ? and kind in ('PAYMENT', 'REVERSAL')
            group by number""";
    /** A sub-order's number ends with the number of its part. */
    private static final String PAYMENT_OURS = """
            select t.entry as number, t.order_id, t.amount, coalesce(f.amount, 0) as fee,
                coalesce(s.sub_mchid, '') as sub_mchid,
                coalesce(s.transaction_id, '') as channel_number, t.booked_at
            from ledger_transfer t
                left join ledger_transfer f on f.entry = t.entry and f.kind = 'FEE'
                    and f.booked_at >= ? and f.booked_at < ?
                left join sub_payment s on s.order_id = t.order_id and s.part =
                    case when t.entry ~ '[0-9]{2}$' then right(t.entry, 2)::smallint end
            where t.kind = 'DEBIT' and t.booked_at >= ? and t.booked_at < ?""";
    private static final String PAYMENT_STANDING = """
            select n.number, p.order_id, case
                when a.state = 'REVERSED' then 'REVERSED'
                when coalesce(a.state, c.state, p.status) in ('QUEUED', 'SENDING', 'UNKNOWN',
                    'REVERSING', 'HELD', 'OPENING', 'OPEN', 'CLOSING', 'RECHECKING',
                    'AUTHORIZING') then 'OPEN' else 'ENDED' end as standing
            from unnest(?::text[]) as n (number)
                join payment p on p.order_id = left(n.number, 26)
                left join debit_attempt a on a.number = left(n.number, 28)
                left join cashier_order c on c.number = left(n.number, 28)
            where coalesce(a.state, c.state, '') not in ('SUCCEEDED', 'PAID')""";

    private static final String REFUND_THEIRS = """
            select number, count(*) as lines, min(state) as state, min(currency) as currency,
                min(amount) as amount, min(fee) as fee, 0::bigint as reversed,
                min(sub_mchid) as sub_mchid, min(channel_number) as channel_number
            from bill_line where bill_id = ? and kind = 'REFUND' group by number""";
    private static final String REFUND_OURS = """
            select t.entry as number, t.order_id, t.amount, coalesce(f.amount, 0) as fee,
                coalesce(s.sub_mchid, '') as sub_mchid,
                coalesce(r.channel_number, '') as channel_number, t.booked_at
            from ledger_transfer t
                left join ledger_transfer f on f.entry = t.entry and f.kind = 'FEE_RETURN'
                    and f.booked_at >= ? and f.booked_at < ?
                left join refund r on r.number = t.entry
                left join sub_payment s on s.order_id = r.order_id and s.part = r.part
            where t.kind = 'REFUND' and t.booked_at >= ? and t.booked_at < ?""";
    private static final String REFUND_STANDING = """
            select r.number, r.order_id,
                case when r.state = 'CLOSED' then 'ENDED' else 'OPEN' end as standing
            from refund r where r.number = any(?::text[]) and r.state <> 'SUCCESS'""";

    static final SubjectSql PAYMENT = new SubjectSql(PAYMENT_THEIRS, PAYMENT_OURS,
            "select number from bill_line where number = any(?) and kind = 'PAYMENT'",
            PAYMENT_STANDING);
    static final SubjectSql REFUND = new SubjectSql(REFUND_THEIRS, REFUND_OURS,
            "select number from bill_line where number = any(?) and kind = 'REFUND'",
            REFUND_STANDING);

    private TradeSql() {
    }
}
