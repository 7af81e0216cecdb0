package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A version that nothing asks for is believed to be in use until somebody looks. */
class VersionPropertiesTest {

    /** Asked for by Spring Boot's parent, or by Maven itself. */
    private static final Set<String> ASKED_FOR_ELSEWHERE = Set.of("java.version",
            "maven.compiler.release", "project.build.outputTimestamp", "reactor-bom.version",
            "netty.version", "selenium.version");

    @Test
    void everyPropertyOfTheBuildIsAskedFor() throws Exception {
        Set<String> unused = unused(poms());
        unused.removeAll(ASKED_FOR_ELSEWHERE);
        assertThat(unused).isEmpty();
    }

    @Test
    void propertyThatNothingAsksForIsFound() throws Exception {
        assertThat(unused(List.of("<project><properties><a.version>1</a.version>"
                + "<b.version>2</b.version></properties></project>",
                "<project><version>${b.version}</version></project>")))
                .containsExactly("a.version");
    }

    private static List<String> poms() throws IOException {
        List<String> poms = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path pom : Stream.concat(Stream.of(Path.of("..")), modules)
                    .map(module -> module.resolve("pom.xml")).filter(Files::exists).toList()) {
                poms.add(Files.readString(pom));
            }
        }
        assertThat(poms).hasSizeGreaterThan(10);
        return poms;
    }

    private static Set<String> unused(List<String> poms) throws Exception {
        Set<String> names = new TreeSet<>();
        for (String pom : poms) {
            var properties = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pom)))
                    .getElementsByTagName("properties");
            for (int i = 0; i < properties.getLength(); i++) {
                for (Node each = properties.item(i).getFirstChild(); each != null; each =
                        each.getNextSibling()) {
                    if (each.getNodeType() == Node.ELEMENT_NODE) {
                        names.add(each.getNodeName());
                    }
                }
            }
        }
        names.removeIf(name -> poms.stream().anyMatch(pom -> pom.contains("${" + name + "}")));
        return names;
    }
}
