package io.hutong.acceptance.page;

import io.hutong.acceptance.driver.Browser;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/**
 * One browser for a class of stories, told one after the other, as JUnit does where they share an
 * instance; other classes go on beside it. Nobody is logged in at first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageStory extends Story {

    static final Money PRICE = Money.fen(12_900);
    static final By BUY = By.id("buy");

    MiniProgram page;
    Browser browser;

    @BeforeAll
    void openBrowser() {
        Optional<String> missing = Browser.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        browser = Browser.phone();
        page = new MiniProgram(browser, page());
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void nobodyIsLoggedIn() {
        browser.size(390, 844);
        browser.speaks("en-GB");
        browser.prefers("prefers-color-scheme", "light");
        page.opens("");
        browser.run("sessionStorage.clear(); localStorage.clear()");
        browser.errors();
    }

    /** Errors of scripts; answers of the services are part of the stories. */
    final List<String> complaints() {
        return browser.errors().stream()
                .filter(line -> !line.contains("Failed to load resource")).toList();
    }
}
