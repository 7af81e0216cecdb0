import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java file of the tree.
 *
 * @param tokens of its code, without comments, package and imports: a formatter changes neither
 *               them nor their number
 */
record Source(
        String module, boolean test, Path file, String packageName, String text,
        List<String> tokens, int codeLines) {

    /** Stands in src/main and is for tests only: these packages, and modules named so. */
    private static final Pattern TEST_SUPPORT = Pattern.compile(
            "io\\.hutong\\.(http|embedded|web|messaging|saga)\\.testing(\\..*)?");
    private static final Pattern TEST_SUPPORT_MODULE = Pattern.compile(".*-testing");

    private static final Pattern TOKEN = Pattern.compile(String.join("|",
            "//[^\\n]*", "(?s:/\\*.*?\\*/)",
            "(?s:\"{3}.*?(?<!\\\\)\"{3})", "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"",
            "'(?:\\\\[^\\n][^'\\n]*|[^'\\\\\\n])'", "[\\w$]+", "[^\\s\\w]"));
    private static final Pattern HEAD = Pattern.compile("(?m)^(?:package|import)\\s[^;]+;");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+);");

    static List<Source> under(Path tree) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(tree)) {
            for (Path module : modules.filter(it -> Files.exists(it.resolve("pom.xml")))
                    .sorted().toList()) {
                read(module, "src/main/java", false, sources);
                read(module, "src/test/java", true, sources);
            }
        }
        return sources;
    }

    private static void read(Path module, String folder, boolean test, List<Source> into)
            throws IOException {
        Path root = module.resolve(folder);
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted()
                    .toList()) {
                into.add(of(module.getFileName().toString(), test, file));
            }
        }
    }

    private static Source of(String module, boolean test, Path file) throws IOException {
        String text = Files.readString(file);
        List<String> tokens = new ArrayList<>();
        int headEnds = HEAD.matcher(text).results().mapToInt(it -> it.end()).max().orElse(0);
        int codeLines = 0;
        int counted = -1;
        int line = 0;
        int at = 0;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (token.startsWith("//") || token.startsWith("/*")) {
                continue;
            }
            line += newLines(text, at, matcher.start());
            int last = line + newLines(text, matcher.start(), matcher.end());
            codeLines += last - Math.max(line - 1, counted);
            counted = last;
            line = last;
            at = matcher.end();
            if (matcher.start() >= headEnds) {
                tokens.add(token);
            }
        }
        Matcher named = PACKAGE.matcher(text);
        return new Source(module, test, file, named.find() ? named.group(1) : "", text, tokens,
                codeLines);
    }

    private static int newLines(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(it -> it == '\n').count();
    }

    String name() {
        return file.getFileName().toString().replace(".java", "");
    }

    boolean isTestSupport() {
        return !test && (TEST_SUPPORT.matcher(packageName).matches()
                || TEST_SUPPORT_MODULE.matcher(module).matches());
    }

    boolean isProduct() {
        return !test && !isTestSupport();
    }

    boolean isService() {
        return isProduct() && module.endsWith("-service");
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** How often the expression occurs in the code, comments left out. */
    int count(Pattern expression) {
        return (int) expression.matcher(String.join(" ", tokens)).results().count();
    }
}
