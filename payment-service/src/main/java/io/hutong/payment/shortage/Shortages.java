package io.hutong.payment.shortage;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.work.Wakes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What waits for money, and what wakes it: its payer could pay something else, or somebody says
 * that the shortage is over. Whoever waits is asked for by its own schedule all the same, so that
 * nothing depends on being woken. To be called in transactions.
 */
@Component
public class Shortages {

    /** Woken by one success; each of their successes wakes as many. */
    private static final int AT_ONCE = 32;
    private static final String WAITS = """
            insert into shortage (number, order_id, payer, code, of_money, amount)
            select * from unnest(?, ?, ?, ?, ?, ?)
                as n (number, order_id, payer, code, of_money, amount)
            order by number
            on conflict (number) do update set code = excluded.code, of_money = excluded.of_money,
                refused_at = now()
            returning number, xmax = 0 as fresh""";
    private static final String OVER = """
            delete from shortage where number = any(?) returning number""";
    /** The smallest first: what is there may do for it. */
    private static final String NEXT = """
            with next as (
                select number, greatest(now(), refused_at + interval '2 s') as at from shortage
                where payer = any(?) and of_money order by amount, number limit ?),
            """;
    /**
     * What is being asked for is left alone: its answer is on its way. What was refused only just
     * now has to rest, so that an account that gets a little at a time is not asked each time.
     */
    private static final String WAKE = """
            division as (
                select number, at from split join next using (number)
                where owner is null and state = 'PLANNED' and due_at > at
                    and due_at < 'infinity' for update of split skip locked),
            divisions as (
                update split set due_at = at from division
                where split.number = division.number),
            giving as (
                select number, at from refund join next using (number)
                where owner is null and state in ('CLAIMED', 'PROCESSING', 'ABNORMAL')
                    and due_at > at for update of refund skip locked),
            refunds as (
                update refund set due_at = at from giving
                where refund.number = giving.number),
            left_over as (
                select number, at from follow_up join next using (number)
                where owner is null and state <> 'DONE' and due_at > at
                    for update of follow_up skip locked)
            update follow_up set due_at = at from left_over
            where follow_up.number = left_over.number""";
    private static final List<String> WOKEN = List.of("split", "refund", "follow_up");
    private static final String OF_ORDER = """
            with gone as (delete from shortage where order_id = ?),
            next as (
                select number, now() as at from split where order_id = ?
                union all select number, now() from refund where order_id = ?
                union all select number, now() from follow_up where order_id = ?),
            """;

    private final JdbcTemplate jdbc;
    private final Wakes wakes;

    Shortages(JdbcTemplate jdbc, Wakes wakes) {
        this.jdbc = jdbc;
        this.wakes = wakes;
    }

    /** Remembers what was refused; answers the numbers of those that did not wait before. */
    public Set<String> waits(Collection<Shortage> refused) {
        Set<String> fresh = new HashSet<>();
        if (!refused.isEmpty()) {
            jdbc.query(WAITS, Columns.of(refused).text(Shortage::number).text(Shortage::orderId)
                    .text(Shortage::payer).text(Shortage::code).flag(Shortage::ofMoney)
                    .money(Shortage::amount),
                    row -> {
                        if (row.getBoolean("fresh")) {
                            fresh.add(row.getString("number"));
                        }
                    });
        }
        return fresh;
    }

    /** Forgets what has come or is no longer wanted; answers what has waited. */
    public List<String> over(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of()
                : jdbc.query(OVER, Sql.texts(numbers), (row, n) -> row.getString("number"));
    }

    /** These accounts have paid or got something: what waits for them is asked for now. */
    public void wake(Collection<String> payers) {
        wake(payers, AT_ONCE);
    }

    void wake(Collection<String> payers, int limit) {
        if (!payers.isEmpty()) {
            jdbc.update(NEXT + WAKE, payers.toArray(String[]::new), limit);
            woken();
        }
    }

    /** A person says that whatever the order waits for is mended. */
    public void wakeOrder(String orderId) {
        jdbc.update(OF_ORDER + WAKE, orderId, orderId, orderId, orderId);
        woken();
    }

    private void woken() {
        WOKEN.forEach(wakes::lookAt);
    }
}
