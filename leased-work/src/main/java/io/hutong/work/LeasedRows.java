package io.hutong.work;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.time.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/** The rows of a leased table: they are claimed, locked, fenced and written here alone. */
public final class LeasedRows<T> {

    private final LeasedTable table;
    private final Mapping<T> mapping;
    private final JdbcTemplate jdbc;
    private final Wakes wakes;
    private Supplier<List<?>> only = List::of;

    /**
     * How a row is read, and what is to be known of it.
     *
     * @param key     its values in the order of the table's
     * @param belongs to which order, or whatever else owns it
     */
    public record Mapping<T>(RowMapper<T> read, Function<T, List<?>> key, Function<T, Lease> lease,
            Function<T, String> belongs) {

        /** Of rows that have a number. */
        public static <T> Mapping<T> numbered(RowMapper<T> read, Function<T, String> number,
                Function<T, Lease> lease, Function<T, String> belongs) {
            return new Mapping<>(read, row -> List.of(number.apply(row)), lease, belongs);
        }
    }

    public LeasedRows(LeasedTable table, Mapping<T> mapping, JdbcTemplate jdbc, Wakes wakes) {
        this.table = table;
        this.mapping = mapping;
        this.jdbc = jdbc;
        this.wakes = wakes;
    }

    /** The parameters of the condition under which alone rows are claimed now. */
    public LeasedRows<T> claimedOnlyWith(Supplier<List<?>> parameters) {
        this.only = parameters;
        return this;
    }

    /** Leases up to {@code limit} due rows, in one statement. */
    List<T> claim(int limit, String owner, Duration lease) {
        List<Object> parameters = new ArrayList<>(only.get());
        parameters.addAll(List.of(limit, owner, lease.toMillis()));
        return jdbc.query(table.claim(), mapping.read, parameters.toArray());
    }

    /** Ends the leases that an earlier process of the name has left. */
    void recover(String owner) {
        jdbc.update(table.recover(), owner);
    }

    /** How long it is until the next row is due or given up, as far as the table knows. */
    Duration untilDue(Duration none) {
        Long millis = jdbc.queryForObject(table.earliest(), Long.class);
        return millis == null ? none : Duration.ofMillis(millis);
    }

    /** Ends a lease that still holds without a result. */
    void postpone(T task, Duration pause) {
        List<Object> parameters = new ArrayList<>(List.of(pause.toMillis()));
        parameters.addAll(mapping.key.apply(task));
        Lease lease = mapping.lease.apply(task);
        parameters.add(lease.owner());
        parameters.add(lease.until().atOffset(ZoneOffset.UTC));
        jdbc.update(table.postpone(), parameters.toArray());
    }

    /** The rows whose column has one of the values, locked in the order of their keys. */
    public List<T> lock(String column, Collection<String> values) {
        return values.isEmpty() ? List.of() : lockWhere("x." + column + " = any(?)",
                Columns.of(values).text(value -> value));
    }

    /** @param which a condition on the row {@code x} */
    public List<T> lockWhere(String which, PreparedStatementSetter parameters) {
        return jdbc.query(table.lock(which), parameters, mapping.read);
    }

    /**
     * What was done under leases that still hold. A lease ends with every change of its row's
     * state, so that nothing but itself has to be compared.
     *
     * @param current the same rows, as they are now that they are locked
     */
    public <A> List<Done<T, A>> held(List<Done<T, A>> done, Collection<T> current) {
        Map<List<?>, Lease> leases = new HashMap<>();
        current.forEach(row -> leases.put(mapping.key.apply(row), mapping.lease.apply(row)));
        return done.stream().filter(one -> mapping.lease.apply(one.task())
                .equals(leases.get(mapping.key.apply(one.task())))).toList();
    }

    /**
     * Writes the changes, which ends the leases of their rows.
     *
     * @throws IllegalStateException when a row is missing; nothing must be committed then
     */
    public <C> void write(LeasedUpdate<C> update, Collection<C> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int changed = jdbc.update(update.sql(), update.bind(changes));
        if (changed != changes.size()) {
            throw new IllegalStateException("expected " + changes.size() + " rows of "
                    + table.name() + ", changed " + changed);
        }
        changes.stream().map(update::dueIn).filter(Objects::nonNull).min(Duration::compareTo)
                .ifPresent(time -> wakes.wakeIn(table.name(), time));
    }

    /**
     * Somebody says that something happened: the row is due now.
     *
     * @return false when there is no such row, or nothing to be asked about it
     */
    public boolean askNow(Object... key) {
        boolean any = jdbc.update(table.hint(), key) > 0;
        wake();
        return any;
    }

    /** There is something due, once the transaction has committed. */
    public void wake() {
        wakes.wake(table.name());
    }

    public void wakeIn(Duration time) {
        wakes.wakeIn(table.name(), time);
    }

    public void wakeAt(Instant when) {
        wakes.wakeAt(table.name(), when);
    }

    Alarm alarm() {
        return wakes.of(table.name());
    }

    Parked whereabouts(T task) {
        List<?> key = mapping.key.apply(task);
        return new Parked(String.join("/", key.stream().map(String::valueOf).toList()),
                mapping.belongs.apply(task));
    }
}
