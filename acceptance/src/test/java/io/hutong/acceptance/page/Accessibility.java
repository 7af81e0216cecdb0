package io.hutong.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.driver.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The rules of axe-core: WCAG 2.2 A and AA, and what its makers call good practice. */
final class Accessibility {

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
              'best-practice']}).then(found => done(found.violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary))
              .join('\\n')), error => done(String(error)));
            """;

    private final Browser browser;
    private final String axe;

    Accessibility(Browser browser) {
        this.browser = browser;
        this.axe = script();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(
                Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with every element that breaks a rule on what is shown now. */
    void holdOn(String what) {
        if (!Boolean.TRUE.equals(browser.run("return typeof axe !== 'undefined'"))) {
            browser.run(axe);
        }
        browser.comesToRest();
        assertThat(browser.runAsync(RUN)).as("rules of accessibility on " + what)
                .isEqualTo("");
    }
}
