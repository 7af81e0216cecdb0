import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which package imports which, root packages included, and the knots in it (Tarjan). */
final class Packages {

    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^import\\s+(?:static\\s+)?([\\w.]+)");

    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> knots = new ArrayList<>();

    private Packages(List<Source> sources) {
        sources.forEach(it -> needs.computeIfAbsent(it.packageName(), _ -> new TreeSet<>()));
        for (Source source : sources) {
            IMPORT.matcher(source.text()).results().map(it -> owner(it.group(1)))
                    .filter(it -> !it.isEmpty() && !it.equals(source.packageName()))
                    .forEach(needs.get(source.packageName())::add);
        }
        needs.keySet().forEach(it -> {
            if (!index.containsKey(it)) {
                visit(it);
            }
        });
    }

    /** Packages that need each other, directly or over others: a line for each such knot. */
    static List<String> knots(List<Source> sources) {
        return new Packages(sources).knots;
    }

    private String owner(String imported) {
        String name = imported;
        while (!name.isEmpty() && !needs.containsKey(name)) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return name;
    }

    private void visit(String at) {
        index.put(at, index.size());
        low.put(at, index.get(at));
        open.push(at);
        for (String next : needs.get(at)) {
            if (!index.containsKey(next)) {
                visit(next);
                low.merge(at, low.get(next), Math::min);
            } else if (open.contains(next)) {
                low.merge(at, index.get(next), Math::min);
            }
        }
        if (low.get(at).equals(index.get(at))) {
            Set<String> knot = new TreeSet<>();
            String one;
            do {
                one = open.pop();
                knot.add(one);
            } while (!one.equals(at));
            if (knot.size() > 1) {
                knots.add(String.join(" ", knot));
            }
        }
    }
}
