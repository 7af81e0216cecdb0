package io.hutong.acceptance.page;

import io.hutong.acceptance.dsl.Product;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Every screen by the rules of accessibility: light and dark, in both languages. */
class AccessiblePageTest extends PageStory {

    private static final Set<String> IN_THE_DOCUMENTATION = Set.of(
            "consent-zh-dark", "settled-zh-dark");
    private static final By SHEET = By.cssSelector("dialog[open]");

    private Accessibility rules;
    private Product tea;

    @BeforeEach
    void prepare() {
        page.opens("");
        browser.ignorePolicy();
        rules = new Accessibility(browser);
        tea = platform.sellsAs("Rock tea", PRICE, 50);
    }

    private interface Screens {
        void holdTheRulesIn(String light, String language);
    }

    private void everyWay(Screens screens) {
        for (String light : List.of("light", "dark")) {
            browser.prefers("prefers-color-scheme", light);
            for (String language : List.of("en", "zh")) {
                page.opens("");
                page.speaks(language);
                screens.holdTheRulesIn(light, language);
            }
        }
    }

    private void look(String screen, String place, By sign, String way) {
        page.opens(place);
        browser.find(sign);
        rules.holdOn(screen + " " + way);
        if (IN_THE_DOCUMENTATION.contains(screen + "-" + way)) {
            page.isPhotographed(screen + "-" + way);
        }
    }

    @Test
    void screensOfNobodyHoldTheRules() {
        everyWay((light, language) -> {
            String way = language + "-" + light;
            look("shop", "", By.id("paste"), way);
            look("nothing", "#/?q=nothing-like-it", By.className("empty"), way);
            look("product", "#/p/" + tea.sku(), BUY, way);
            browser.click(By.id(light.equals("light") ? "buy" : "share"));
            browser.find(SHEET);
            rules.holdOn("login " + way);
            browser.press(Keys.ESCAPE);
            look("nobody", "#/me", By.id("login"), way);
            look("not-there", "#/p/no-such-product", By.className("empty"), way);
        });
    }

    @Test
    void screensOfABuyerHoldTheRules() {
        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        look("unsigned", "#/p/" + tea.sku(), By.id("sign"), "en-light");
        page.signsMandate();
        String settled = settles();
        String gift = gives();

        everyWay((light, language) -> {
            String way = language + "-" + light;
            look("consent", "#/p/" + tea.sku(), By.id("consent"), way);
            look("orders", "#/orders", By.cssSelector(".row_link a"), way);
            look("me", "#/me", By.id("mandate"), way);
            look("settled", settled, By.id("money"), way);
            look("giver", gift, By.id("gift-send"), way);
            browser.click(By.id("cancel"));
            browser.find(SHEET);
            rules.holdOn("sheet " + way);
            browser.press(Keys.ESCAPE);
        });
    }

    @Test
    void screensOfAGiftHoldTheRules() {
        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        page.signsMandate();
        gives();
        browser.click(By.id("gift-send"));
        String text = page.copiesText();
        String gift = text.substring(text.indexOf("#/gift/"));
        page.logsOut();
        look("gift-nobody", gift, By.id("login"), "en-light");
        page.logsIn(By.id("login"), aName());
        browser.find(By.id("accept"));

        everyWay((light, language) -> look("gift-open", gift, By.id("accept"),
                language + "-" + light));
    }

    private String settles() {
        browser.find(BUY);
        page.buysWithOneTap();
        page.seesStatus("Paid");
        page.order(platform).isShippedBy(platform);
        browser.click(By.id("receipt"));
        page.seesStatus("Settled");
        return "#/o/" + page.orderId();
    }

    private String gives() {
        page.opensProduct(tea);
        browser.find(BUY);
        browser.click(By.id("as-gift"));
        page.buysWithOneTap();
        page.seesStatus("Waiting for the recipient");
        return "#/o/" + page.orderId();
    }
}
