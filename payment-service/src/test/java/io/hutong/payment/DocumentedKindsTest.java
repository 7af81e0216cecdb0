package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.followup.FollowUpKind;
import io.hutong.payment.ledger.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the documents say can come about is what the code can make, no more and no less, and each of
 * it is reached by a test.
 */
class DocumentedKindsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path TESTS = Path.of("src/test/java/io/hutong/payment");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_]+)`");

    @Test
    void everyEntryOfTheLedgerIsDocumentedAndReachedByAStory() {
        List<String> documented = table("ledger.md", "| Event | Kind |").stream()
                .map(row -> codes(row.get(1)).getFirst()).distinct().toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(
                names(Transfer.Kind.values()));
        requireStories(documented);
    }

    @Test
    void everyKindOfCaseIsDocumentedAndReachedByTheTestThatIsNamed() {
        requireReached(table("reconciliation.md", "| Kind of case |"),
                names(Cases.Kind.values()));
    }

    @Test
    void everyClaimOfThePlatformsIsDocumentedAndReachedByTheTestThatIsNamed()
            throws ClassNotFoundException {
        Object[] kinds = Class.forName("io.hutong.payment.statement.Claim$Kind")
                .getEnumConstants();

        requireReached(table("reconciliation.md", "| Kind of claim |"),
                Arrays.stream(kinds).map(Object::toString).toList());
    }

    @Test
    void everyThingThatARefundLeavesToDoIsDocumentedAndReachedByAStory() {
        List<String> documented = table("refunds.md", "| What | When | Amount |").stream()
                .map(row -> codes(row.getFirst()).getFirst()).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(
                names(FollowUpKind.values()));
        requireStories(documented);
    }

    private static void requireStories(List<String> kinds) {
        List<String> stories = stories();
        assertThat(kinds).allSatisfy(kind -> {
            Pattern word = Pattern.compile("\\b" + kind + "\\b");
            assertThat(stories.stream().anyMatch(story -> word.matcher(story).find()))
                    .as("a story reaches %s", kind).isTrue();
        });
    }

    private static void requireReached(List<List<String>> table, List<String> kinds) {
        Map<String, String> tests = table.stream().collect(Collectors.toMap(
                row -> codes(row.getFirst()).getFirst(), row -> codes(row.getLast()).getFirst()));

        assertThat(tests.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
        tests.forEach((kind, test) -> assertThat(source(test)).as(kind + " in " + test)
                .contains(kind));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** The rows below the header that begins like this, cell by cell. */
    private static List<List<String>> table(String document, String header) {
        List<String> lines = read(DOCS.resolve(document)).lines()
                .dropWhile(line -> !line.startsWith(header)).skip(2)
                .takeWhile(line -> line.startsWith("|")).toList();
        assertThat(lines).as(header).isNotEmpty();
        return lines.stream().map(line -> Stream.of(line.split("\\|")).skip(1)
                .map(String::strip).toList()).toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> stories() {
        return sources().filter(path -> path.getFileName().toString().endsWith("StoryTest.java"))
                .map(DocumentedKindsTest::read).toList();
    }

    private static String source(String test) {
        return sources().filter(path -> path.getFileName().toString().equals(test + ".java"))
                .map(DocumentedKindsTest::read).findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + test));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(TESTS)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
