import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Prints the figures of one tree, or of two beside each other, as tables in Markdown. */
final class MeasureHouse {

    private static final String PATH = ".ci/house/order-path.txt";
    /** For trees from before the list was kept. */
    private static final String FIRST_PATH = ".ci/house/order-path-before.txt";

    /** @param arguments {@code [--places] NAME=FOLDER…}; the last is the one with this script */
    public static void main(String[] arguments) throws IOException {
        boolean places = List.of(arguments).contains("--places");
        Map<String, Map<String, Map<String, Figures.Figure>>> trees = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                String[] named = argument.split("=", 2);
                trees.put(named[0], figures(Path.of(named[1])));
            }
        }
        house(trees, places);
        modules(trees);
    }

    private static Map<String, Map<String, Figures.Figure>> figures(Path tree) throws IOException {
        Path own = tree.resolve(PATH);
        try {
            return Figures.of(tree, Files.exists(own) ? own : Path.of(FIRST_PATH));
        } catch (OrderPath.Untrue e) {
            System.err.println("measure-house: " + own + ": " + e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static void house(
            Map<String, Map<String, Map<String, Figures.Figure>>> trees, boolean places) {
        System.out.println("| figure | " + String.join(" | ", trees.keySet()) + " |");
        System.out.println("| --- |" + " --- |".repeat(trees.size()));
        trees.values().iterator().next().get("The house").keySet().forEach(row ->
                System.out.println("| " + row + " | " + String.join(" | ",
                        trees.values().stream().map(it -> it.get("The house").get(row).value())
                                .toList()) + " |"));
        if (places) {
            trees.forEach((name, tables) -> tables.get("The house").forEach((row, figure) -> {
                System.out.println("\n" + name + ", " + row + ":");
                figure.places().forEach(it -> System.out.println("* " + it));
            }));
        }
    }

    private static void modules(Map<String, Map<String, Map<String, Figures.Figure>>> trees) {
        List<String> columns = new ArrayList<>(trees.values().iterator().next().keySet());
        columns.remove("The house");
        System.out.println("\n| module | " + String.join(" | ", columns) + " |");
        System.out.println("| --- |" + " --: |".repeat(columns.size()));
        Set<String> modules = new TreeSet<>();
        trees.values().forEach(it -> columns.forEach(column ->
                modules.addAll(it.get(column).keySet())));
        for (String module : modules) {
            System.out.println("| " + module + " | " + String.join(" | ", columns.stream()
                    .map(column -> String.join(" → ", trees.values().stream()
                            .map(it -> it.get(column).get(module))
                            .map(it -> it == null ? "–" : it.value()).distinct().toList()))
                    .toList()) + " |");
        }
    }
}
