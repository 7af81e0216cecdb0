package io.hutong.payment.reconciliation;

import static java.util.stream.Collectors.toMap;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds, set-based and in the database, the few items that are not the same on both sides; equal
 * ones never leave it. What one side lacks is then looked for on other days.
 */
final class Items {

    private static final int CHUNK = 500;
    /** How far from the day the other side's booking is looked for first. */
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final String UNEQUAL = """
            with theirs as (%s), ours as (%s)
            select %s %s from theirs t full join ours o on o.number = t.number
            where o.number is null
                or (t.number is null and o.booked_at >= ? and o.booked_at < ?)
                or (t.number is not null and (t.lines <> 1 or t.reversed <> 0
                    or t.state <> 'SUCCESS'
                    or (o.amount, o.fee, o.sub_mchid, o.channel_number, 'CNY')
                        is distinct from
                        (t.amount, t.fee, t.sub_mchid, t.channel_number, t.currency)))""";
    private static final String ANYWHERE = "select %s from (%s and t.entry = any(?)) o";
    private static final String REVERSALS = """
            select number, sum(amount)::bigint as amount from bill_line
            where number = any(?) and kind = 'REVERSAL' group by number""";
    private static final Timestamp EVER = Timestamp.from(Instant.EPOCH);
    private static final Timestamp NEVER = Timestamp.from(
            Instant.parse("9999-01-01T00:00:00Z"));

    private final JdbcTemplate jdbc;

    /** @param jdbc with a fetch size, so that a result is never in memory as a whole */
    Items(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives every unequal pair of the day, with the side that was found elsewhere. Call it in a
     * transaction.
     *
     * @param billId 0 for a day without a bill
     */
    void unequal(Subject subject, BusinessDay day, long billId, Consumer<Pair> to) {
        SubjectSql sql = SubjectSql.of(subject);
        Timestamp from = Timestamp.from(day.start().minus(WINDOW));
        Timestamp until = Timestamp.from(day.end().plus(WINDOW));
        List<Pair> chunk = new ArrayList<>(CHUNK);
        jdbc.query(UNEQUAL.formatted(sql.theirs(), sql.ours(), ItemRows.COLUMNS, ItemRows.OURS),
                row -> {
                    chunk.add(ItemRows.pair(subject, row));
                    if (chunk.size() == CHUNK) {
                        completed(subject, chunk).forEach(to);
                        chunk.clear();
                    }
                }, billId, from, until, from, until, Timestamp.from(day.start()),
                Timestamp.from(day.end()));
        completed(subject, chunk).forEach(to);
    }

    /** Drops what another day's bill has, and adds what our books have of another day. */
    private List<Pair> completed(Subject subject, List<Pair> pairs) {
        SubjectSql sql = SubjectSql.of(subject);
        Set<String> billed = elsewhere(sql, pairs.stream().filter(p -> p.theirs() == null)
                .map(Pair::number).toList());
        List<Theirs> alone = pairs.stream().filter(p -> p.ours() == null)
                .map(Pair::theirs).toList();
        Map<String, Ours> known = known(subject, alone);
        Map<String, Money> reversals = reversals(known);
        List<Pair> complete = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            if (pair.theirs() == null) {
                if (!billed.contains(pair.number())) {
                    complete.add(pair);
                }
            } else if (pair.ours() == null) {
                Theirs theirs = pair.theirs();
                complete.add(new Pair(known.get(theirs.number()), theirs.reversed(
                        reversals.getOrDefault(theirs.number(), theirs.reversed()))));
            } else {
                complete.add(pair);
            }
        }
        return complete;
    }

    private Set<String> elsewhere(SubjectSql sql, Collection<String> numbers) {
        return numbers.isEmpty() ? Set.of() : new HashSet<>(jdbc.query(sql.elsewhere(),
                Sql.texts(numbers), (row, n) -> row.getString(1)));
    }

    private Map<String, Ours> known(Subject subject, List<Theirs> alone) {
        if (alone.isEmpty()) {
            return Map.of();
        }
        SubjectSql sql = SubjectSql.of(subject);
        String[] numbers = alone.stream().map(Theirs::number).toArray(String[]::new);
        Map<String, Ours> known = new HashMap<>();
        Map<String, Theirs> theirs = alone.stream().collect(toMap(Theirs::number, t -> t));
        jdbc.query(sql.standing(), row -> {
            Theirs same = Objects.requireNonNull(theirs.get(row.getString("number")));
            known.put(same.number(), new Ours(subject, same.number(), row.getString("order_id"),
                    Ours.Standing.valueOf(row.getString("standing")), same.amount(),
                    same.fee(), same.party()));
        }, (Object) numbers);
        jdbc.query(ANYWHERE.formatted(ItemRows.OURS, sql.ours()), row -> {
            Ours ours = Objects.requireNonNull(ItemRows.ours(subject, row));
            known.put(ours.number(), ours);
        }, EVER, NEVER, EVER, NEVER, Stream.concat(
                alone.stream().map(Theirs::number), alone.stream().map(Items::entryOf))
                .distinct().toArray(String[]::new));
        return known;
    }

    /** The platforms' shares of a division are booked under its number, without a receiver's. */
    private static String entryOf(Theirs theirs) {
        int colon = theirs.number().indexOf(':');
        return colon < 0 ? theirs.number() : theirs.number().substring(0, colon);
    }

    private Map<String, Money> reversals(Map<String, Ours> known) {
        List<String> reversed = known.values().stream()
                .filter(ours -> ours.standing() == Ours.Standing.REVERSED)
                .map(Ours::number).toList();
        Map<String, Money> amounts = new HashMap<>();
        if (!reversed.isEmpty()) {
            jdbc.query(REVERSALS, Sql.texts(reversed), row -> {
                amounts.put(row.getString("number"), Sql.money(row, "amount"));
            });
        }
        return amounts;
    }
}
