import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of a tree, each under the name that its row has in the table. */
final class Figures {

    /** A row's value, and where what it counts stands. */
    record Figure(String value, Collection<String> places) {
    }

    private static final Pattern CLAIM = Pattern.compile(
            "(?i)for\\s+update(\\s+of\\s+\\w+(\\s*,\\s*\\w+)*)?\\s+skip\\s+locked");
    private static final Pattern BINDER = Pattern.compile("\\bcreateArrayOf\\b");
    private static final Pattern TEST = Pattern.compile(
            "@ (Test|ParameterizedTest|RepeatedTest|ArchTest|Property)\\b");
    private static final Pattern CLOCK = Pattern.compile("(\\w*Clock|InstantSource|Ticker)");
    private static final Pattern INTEREST = Pattern.compile(".*(Settings|Patiences)");
    /** Collaborators that come from libraries. */
    private static final Set<String> LIBRARY_BEANS = Set.of("JdbcTemplate", "JdbcClient",
            "NamedParameterJdbcTemplate", "DataSource", "TransactionTemplate", "MeterRegistry",
            "JsonMapper", "ObjectMapper", "InstantSource", "Clock", "HttpClient", "WebClient",
            "Environment", "ApplicationEventPublisher", "PlatformTransactionManager", "Outbox");

    private final List<Source> all;
    private final List<Source> product;
    private final Syntax syntax;

    /** @param path the list of the types that an order passes */
    static Map<String, Map<String, Figure>> of(Path tree, Path path) throws IOException {
        List<Source> sources = Source.under(tree);
        Figures figures = new Figures(sources);
        Map<String, Map<String, Figure>> tables = new LinkedHashMap<>();
        tables.put("The house", figures.house(OrderPath.in(path, sources)));
        tables.putAll(figures.modules());
        return tables;
    }

    private Figures(List<Source> sources) throws IOException {
        all = sources;
        product = sources.stream().filter(Source::isProduct).toList();
        syntax = Syntax.of(product);
    }

    private Map<String, Figure> house(List<String> path) {
        Map<String, Figure> rows = new LinkedHashMap<>();
        rows.put("types that an order passes from `POST /v1/orders` to the producer", path(path));
        rows.put("array binders: `createArrayOf`", counted(it -> it.count(BINDER)));
        rows.put("clocks: kinds of them that the services and their libraries keep", clocks());
        rows.put("claims: `for update skip locked`", counted(it -> it.count(CLAIM)));
        rows.put("`default` in a `switch` over an enum or a sealed type",
                defaults(Syntax.Selector.CLOSED));
        rows.put("`default` in a `switch` over a type of a library",
                defaults(Syntax.Selector.UNDETERMINED));
        rows.put("WeChat Pay's words outside its package", counted(WechatPayWords::in));
        rows.put("records that only bundle collaborators", listed(bundles()));
        rows.put("knots of packages that need each other", listed(Packages.knots(product)));
        return rows;
    }

    private Map<String, Map<String, Figure>> modules() {
        Map<String, Map<String, Figure>> tables = new LinkedHashMap<>();
        tables.put("Files", perModule(List::size, product));
        tables.put("Lines", perModule(sum(Source::lines), product));
        tables.put("Lines with code", perModule(sum(Source::codeLines), product));
        tables.put("Tokens", perModule(sum(it -> it.tokens().size()), product));
        tables.put("Statements", perModule(
                sum(it -> syntax.statements.getOrDefault(it, 0)), product));
        tables.put("Test support in `src/main`: lines", perModule(sum(Source::lines),
                all.stream().filter(Source::isTestSupport).toList()));
        tables.put("Tests: methods", perModule(sum(it -> it.count(TEST)),
                all.stream().filter(Source::test).toList()));
        tables.put("Method lines p50 / p95 / max", methods(Syntax.Method::lines));
        tables.put("Method statements p50 / p95 / max", methods(Syntax.Method::statements));
        return tables;
    }

    private Figure path(List<String> path) {
        long carriers = product.stream().filter(it -> path.contains(
                it.packageName() + "." + it.name()) && it.count(
                Pattern.compile("\\brecord " + it.name() + "\\b")) > 0).count();
        return new Figure(path.size() + ", " + carriers + " of them records that carry it", path);
    }

    private Figure counted(ToIntFunction<Source> count) {
        List<String> places = new ArrayList<>();
        int total = 0;
        for (Source source : product) {
            int here = count.applyAsInt(source);
            total += here;
            if (here > 0) {
                places.add(place(source) + " " + here);
            }
        }
        return new Figure(total + (total == 0 ? "" : " in " + places.size() + " files"), places);
    }

    private Figure clocks() {
        Map<String, Integer> kinds = new TreeMap<>();
        Set<String> places = new TreeSet<>();
        for (Syntax.Field field : syntax.fields) {
            if (CLOCK.matcher(field.type()).matches() && isOfServices(field.in())) {
                kinds.merge(field.type(), 1, Integer::sum);
                places.add(place(field.in()) + " " + field.type());
            }
        }
        return new Figure(kinds.size() + ": " + kinds.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", ")), places);
    }

    /** The sandbox, the cluster and the load generator are programs of their own. */
    private static boolean isOfServices(Source source) {
        return !Set.of("wechatpay-sandbox", "local-cluster", "benchmarks", "embedded-infra")
                .contains(source.module());
    }

    private Figure defaults(Syntax.Selector selector) {
        return listed(syntax.defaults.stream().filter(it -> it.selector() == selector)
                .map(it -> place(it.in()) + ":" + it.line()).toList());
    }

    /** Records most of whose components are beans, and the others settings. */
    private List<String> bundles() {
        Map<String, List<Syntax.Field>> records = syntax.fields.stream()
                .filter(Syntax.Field::ofRecord).collect(Collectors.groupingBy(
                        it -> place(it.in()) + " " + it.owner(), TreeMap::new,
                        Collectors.toList()));
        return records.entrySet().stream().filter(it -> isBundle(it.getValue()))
                .map(it -> it.getKey() + it.getValue().stream().map(Syntax.Field::type)
                        .collect(Collectors.joining(", ", "(", ")"))).toList();
    }

    private boolean isBundle(List<Syntax.Field> components) {
        long beans = components.stream().map(Syntax.Field::type).filter(this::isBean).count();
        return beans > 0 && components.size() > 1 && components.stream().map(Syntax.Field::type)
                .allMatch(it -> isBean(it) || INTEREST.matcher(it).matches());
    }

    private boolean isBean(String type) {
        return syntax.beans.containsKey(type) || LIBRARY_BEANS.contains(type);
    }

    private static Figure listed(List<String> places) {
        return new Figure(Integer.toString(places.size()), places);
    }

    private static ToIntFunction<List<Source>> sum(ToIntFunction<Source> count) {
        return sources -> sources.stream().mapToInt(count).sum();
    }

    private static Map<String, Figure> perModule(
            ToIntFunction<List<Source>> count, List<Source> of) {
        Map<String, Figure> rows = new TreeMap<>();
        of.stream().collect(Collectors.groupingBy(Source::module)).forEach((module, sources) ->
                rows.put(module, new Figure("" + count.applyAsInt(sources), List.of())));
        rows.put(TOTAL, new Figure("" + count.applyAsInt(of), List.of()));
        return rows;
    }

    /** Sorts behind the names of modules. */
    static final String TOTAL = "~ all";

    private Map<String, Figure> methods(ToIntFunction<Syntax.Method> size) {
        Map<String, List<Syntax.Method>> byModule = new TreeMap<>(syntax.methods.stream()
                .collect(Collectors.groupingBy(it -> it.in().module())));
        byModule.put(TOTAL, syntax.methods);
        Map<String, Figure> rows = new TreeMap<>();
        byModule.forEach((module, methods) -> {
            List<Syntax.Method> sorted = methods.stream()
                    .sorted(Comparator.comparingInt(size)).toList();
            Syntax.Method longest = sorted.getLast();
            rows.put(module, new Figure(at(sorted, size, 50) + " / " + at(sorted, size, 95)
                    + " / " + size.applyAsInt(longest),
                    List.of(module + ": " + longest.name())));
        });
        return rows;
    }

    private static int at(
            List<Syntax.Method> sorted, ToIntFunction<Syntax.Method> size, int percent) {
        return size.applyAsInt(sorted.get((sorted.size() - 1) * percent / 100));
    }

    static String place(Source source) {
        return source.module() + " " + source.packageName().replace("io.hutong.", "") + "."
                + source.name();
    }
}
