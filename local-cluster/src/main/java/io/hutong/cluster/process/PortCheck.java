package io.hutong.cluster.process;

import io.hutong.cluster.layout.Listener;
import io.hutong.cluster.terminal.CommandFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses to start what could not listen, before anything is started: names all ports that are
 * taken at once, by whom, and a set that is free.
 */
public final class PortCheck {

    private static final int STEP = 10_000;
    private static final int FIRST = 1_024;
    private static final int LAST = 65_535;

    private final IntPredicate free;
    private final IntFunction<String> owner;

    /** @param owner says who listens on a port, beginning with a space, or nothing */
    PortCheck(IntPredicate free, IntFunction<String> owner) {
        this.free = free;
        this.owner = owner;
    }

    /** @param free whether a port of this machine is free */
    public static PortCheck onThisMachine(IntPredicate free) {
        return new PortCheck(free,
                port -> PortOwner.of(port).map(found -> " by " + found).orElse(""));
    }

    /**
     * @param wanted what is going to listen
     * @param others what else belongs to this cluster
     * @throws CommandFailed when not all of it can
     */
    public void insistOn(List<Listener> wanted, List<Listener> others) {
        var doubled = doubled(wanted, others);
        var taken = wanted.stream().filter(one -> !doubled.contains(one))
                .filter(one -> !free.test(one.port())).toList();
        if (taken.isEmpty() && doubled.isEmpty()) {
            return;
        }
        var complaints = Stream.concat(taken.stream().map(this::inUse),
                doubled.stream().map(PortCheck::asked));
        throw new CommandFailed(complaints.collect(Collectors.joining(", and "))
                + (taken.isEmpty() ? "; choose " : taken.size() == 1 ? "; stop that process, or "
                        + "choose " : "; stop those processes, or choose ")
                + (taken.size() + doubled.size() == 1 ? "another port: " : "other ports: ")
                + suggestion(Stream.concat(taken.stream(), doubled.stream()).toList(),
                        Stream.concat(wanted.stream(), others.stream()).toList())
                + " ./hutong up");
    }

    private String inUse(Listener one) {
        return "port " + one.port() + ", which " + one.member().title() + " needs, is in use"
                + owner.apply(one.port());
    }

    private static String asked(Listener one) {
        return one.variable() + " is " + one.port() + " like another port of this cluster";
    }

    /** Those whose port an earlier one has already. */
    private static List<Listener> doubled(List<Listener> wanted, List<Listener> others) {
        var seen = others.stream().map(Listener::port).collect(Collectors.toCollection(
                HashSet::new));
        return wanted.stream().filter(one -> !seen.add(one.port())).toList();
    }

    private String suggestion(List<Listener> moved, List<Listener> all) {
        var used = all.stream().map(Listener::port).collect(Collectors.toCollection(HashSet::new));
        var settings = new ArrayList<String>();
        for (var one : moved) {
            int port = near(one.port(), used);
            used.add(port);
            settings.add(one.variable() + "=" + port);
        }
        return String.join(" ", settings);
    }

    /** Ten thousand further, or the next one that is free from there. */
    private int near(int port, Set<Integer> used) {
        int candidate = port + STEP;
        for (int looked = 0; looked < LAST; looked++, candidate++) {
            if (candidate > LAST) {
                candidate = FIRST;
            }
            if (!used.contains(candidate) && free.test(candidate)) {
                return candidate;
            }
        }
        throw new CommandFailed("no TCP port of this machine is free");
    }
}
