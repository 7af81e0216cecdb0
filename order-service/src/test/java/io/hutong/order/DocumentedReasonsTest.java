package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.trade.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reasons that the documents name are those that orders can have; a test reaches each. */
class DocumentedReasonsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_]+)`");
    private static final List<String> MODULES =
            List.of("order-service", "payment-service", "merchant-service", "acceptance");

    @Test
    void everyReasonIsDocumentedAndReachedByTheTestThatIsNamed() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String row : rows()) {
            List<String> codes = CODE.matcher(row).results()
                    .map((MatchResult found) -> found.group(1)).toList();
            codes.stream().filter(code -> code.matches("[A-Z_]+"))
                    .forEach(reason -> tests.put(reason, codes.getLast()));
        }

        assertThat(tests.keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Reason.values()).map(Reason::name).toList());
        for (Map.Entry<String, String> each : tests.entrySet()) {
            assertThat(source(each.getValue())).as(each.toString()).contains(each.getKey());
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/selling-rules.md")).stream()
                .dropWhile(line -> !line.startsWith("| Reason of an order |")).skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replace("`expected_total`", "expected_total")).toList();
    }

    private static String source(String test) throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path path : all.toList()) {
                    if (path.getFileName().toString().equals(test + ".java")) {
                        return Files.readString(path);
                    }
                }
            }
        }
        throw new AssertionError("there is no " + test);
    }
}
