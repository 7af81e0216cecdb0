package io.hutong.sandbox.faults;

import io.hutong.sandbox.store.Store;
import io.hutong.sandbox.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The faults that are switched on; the first one that strikes decides. They and their counts are
 * kept before they strike, so that a restart in the middle of a storm is no way out of it.
 */
public final class Faults {

    private final Store store;
    private final Table<Kept> table;
    private final Dice dice;
    private final Predicate<String> isOperation;
    private volatile List<Armed> armed = List.of();

    /** {@code isOperation} knows the operations by {@code "METHOD template"}. */
    public Faults(Store store, Dice dice, Predicate<String> isOperation) {
        this.store = store;
        this.table = store.table("faults", Kept.class, Kept::id);
        this.dice = dice;
        this.isOperation = isOperation;
    }

    /** Arms what was kept. */
    public void resume() {
        armed = table.all().stream().sorted(Comparator.comparingInt(Kept::place))
                .map(this::arm).toList();
    }

    /** Replaces all faults. */
    public void replace(List<Fault> faults) {
        store.change(() -> {
            table.all().forEach(kept -> table.remove(kept.id()));
            armed = armed(List.of(), faults);
        });
    }

    /** Adds faults behind those that are on, whose counts go on. */
    public void add(List<Fault> faults) {
        store.change(() -> {
            armed = armed(armed, faults);
        });
    }

    private List<Armed> armed(List<Armed> before, List<Fault> faults) {
        List<Armed> next = new ArrayList<>(before);
        for (Fault fault : faults) {
            next.add(arm(table.put(new Kept(next.size(), fault, 0, 0))));
        }
        return List.copyOf(next);
    }

    private Armed arm(Kept kept) {
        Fault fault = kept.fault();
        return new Armed(kept.place(), fault,
                FaultPattern.of(fault.match(), isOperation.test(fault.match())),
                new AtomicInteger(kept.seen()), new AtomicInteger(kept.struck()));
    }

    /** The faults with what is left of their {@code times}. */
    public List<Status> status() {
        return armed.stream().map(a -> new Status(a.fault(), a.seen().get(), a.struck().get()))
                .toList();
    }

    /** The fault that strikes this request, if one does. */
    public Optional<Fault> strike(String method, String path, Supplier<String> body) {
        for (Armed candidate : armed) {
            if (candidate.pattern().matches(method, path)
                    && candidate.fault().concerns(body) && strikes(candidate)) {
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    private boolean strikes(Armed candidate) {
        return store.change(() -> {
            boolean strikes = candidate.strikes(dice);
            if (armed.contains(candidate)) {
                table.put(candidate.kept());
            }
            return strikes;
        });
    }

    /** A fault with its counters. */
    public record Status(Fault fault, int matched, int struck) {
    }

    /**
     * What is kept of a fault.
     *
     * @param place among the others
     */
    record Kept(int place, Fault fault, int seen, int struck) {

        String id() {
            return Integer.toString(place);
        }
    }

    private record Armed(int place, Fault fault, FaultPattern pattern, AtomicInteger seen,
            AtomicInteger struck) {

        Kept kept() {
            return new Kept(place, fault, seen.get(), struck.get());
        }

        boolean strikes(Dice dice) {
            int nth = seen.getAndIncrement();
            if (!dice.strikes(fault.chance(), fault.match() + fault.effect(), nth)) {
                return false;
            }
            int limit = fault.times() == null ? Integer.MAX_VALUE : fault.times();
            return struck.getAndUpdate(n -> n < limit ? n + 1 : n) < limit;
        }
    }
}
