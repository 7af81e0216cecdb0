package io.hutong.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The faults that are switched on; the first one that strikes decides. */
public final class Faults {

    private final Dice dice;
    private final Predicate<String> isOperation;
    private volatile List<Armed> armed = List.of();

    /** {@code isOperation} knows the operations by {@code "METHOD template"}. */
    public Faults(Dice dice, Predicate<String> isOperation) {
        this.dice = dice;
        this.isOperation = isOperation;
    }

    /** Replaces all faults. */
    public synchronized void replace(List<Fault> faults) {
        armed = faults.stream().map(this::arm).toList();
    }

    /** Adds faults behind those that are on, whose counts go on. */
    public synchronized void add(List<Fault> faults) {
        List<Armed> next = new ArrayList<>(armed);
        faults.forEach(fault -> next.add(arm(fault)));
        armed = List.copyOf(next);
    }

    private Armed arm(Fault fault) {
        FaultPattern pattern = FaultPattern.of(fault.match(), isOperation.test(fault.match()));
        return new Armed(fault, pattern, new AtomicInteger(), new AtomicInteger());
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
                    && candidate.fault().concerns(body) && candidate.strikes(dice)) {
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    /** A fault with its counters. */
    public record Status(Fault fault, int matched, int struck) {
    }

    private record Armed(Fault fault, FaultPattern pattern, AtomicInteger seen,
                         AtomicInteger struck) {

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
