package io.hutong.work;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How changes of leased rows are written: every column beside the value that it gets. It ends the
 * leases, all of them, so that what somebody was answered before no longer counts.
 */
public final class LeasedUpdate<C> {

    private static final String DUE = "due_ms";

    private final LeasedTable table;
    private final List<Column<C>> columns;
    private final Function<C, @Nullable Duration> dueIn;

    /**
     * @param set  what the row's column becomes; empty for a part of the key
     * @param bind absent where it follows from others
     */
    private record Column<C>(
            String name, String set, @Nullable UnaryOperator<Columns<C>> bind) {
    }

    private LeasedUpdate(LeasedTable table, List<Column<C>> columns,
            Function<C, @Nullable Duration> dueIn) {
        this.table = table;
        this.columns = columns;
        this.dueIn = dueIn;
    }

    /** @param dueIn when the row is due again; absent where it is not open any more */
    public static <C> LeasedUpdate<C> of(LeasedTable table, Function<C, @Nullable Duration> dueIn) {
        return new LeasedUpdate<>(table, List.of(), dueIn);
    }

    public LeasedUpdate<C> text(String column, Function<C, @Nullable String> value) {
        return with(column, "n." + column, columns -> columns.text(value));
    }

    /** An absent value leaves what is there. */
    public LeasedUpdate<C> textIfAny(String column, Function<C, @Nullable String> value) {
        return with(column, "coalesce(n." + column + ", x." + column + ")",
                columns -> columns.text(value));
    }

    public LeasedUpdate<C> json(String column, Function<C, @Nullable String> value) {
        return with(column, "n." + column + "::jsonb", columns -> columns.text(value));
    }

    public LeasedUpdate<C> number(String column, Function<C, @Nullable Integer> value) {
        return with(column, "n." + column, columns -> columns.number(value));
    }

    public LeasedUpdate<C> money(String column, Function<C, Money> value) {
        return with(column, "n." + column, columns -> columns.money(value));
    }

    public LeasedUpdate<C> flag(String column, Function<C, @Nullable Boolean> value) {
        return with(column, "n." + column, columns -> columns.flag(value));
    }

    /** A column that follows from the others, which are {@code n} here. */
    public LeasedUpdate<C> derived(String column, String from) {
        return with(column, from, null);
    }

    private LeasedUpdate<C> with(
            String column, String set, @Nullable UnaryOperator<Columns<C>> bind) {
        List<Column<C>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, table.key().contains(column) ? "" : set, bind));
        return new LeasedUpdate<>(table, List.copyOf(more), dueIn);
    }

    String sql() {
        String sets = columns.stream().filter(column -> !column.set.isEmpty())
                .map(column -> column.name + " = " + column.set + ", ")
                .collect(Collectors.joining());
        List<String> given = new ArrayList<>(columns.stream()
                .filter(column -> column.bind != null).map(Column::name).toList());
        given.add(DUE);
        return """
                update %s x set %sowner = null, due_at = now() + n.due_ms * interval '1 ms'
                from unnest(%s) as n (%s) where %s""".formatted(table.name(), sets,
                String.join(", ", Collections.nCopies(given.size(), "?")),
                String.join(", ", given), table.same("n"));
    }

    Columns<C> bind(Collection<C> changes) {
        Columns<C> bound = Columns.of(changes);
        for (Column<C> column : columns) {
            if (column.bind != null) {
                bound = column.bind.apply(bound);
            }
        }
        return bound.bigNumber(change -> {
            Duration time = dueIn.apply(change);
            return time == null ? 0L : time.toMillis();
        });
    }

    @Nullable
    Duration dueIn(C change) {
        return dueIn.apply(change);
    }
}
