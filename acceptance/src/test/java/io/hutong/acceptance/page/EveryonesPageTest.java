package io.hutong.acceptance.page;

import static io.hutong.acceptance.driver.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Product;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page in any language, by keyboard, for screen readers, and with evil texts. */
class EveryonesPageTest extends PageStory {

    private static final int TABS_MAX = 60;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void textWithoutALinkIsAnsweredWithASentence() {
        page.opens("");
        browser.paste(By.id("paste"), "nothing to see here 🍵 http://evil.example/s/ht1aaaa");
        browser.click(By.id("open-shared"));

        browser.find(By.cssSelector("#notice[role=alert]"));
        assertThat(browser.textOf(By.id("notice"))).matches("(?s)[A-Z].*[.]\\W*");
        assertThat(browser.address()).doesNotContain("#/p/");
    }

    @Test
    void pageFollowsTheBrowsersLanguageUntilItsReaderChooses() {
        browser.speaks("zh-CN");
        page.opens("");
        browser.seesText("搜索商品");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");

        browser.click(By.id("speak-en"));
        browser.seesText("Open a shared text");
        page.opens("#/orders");

        browser.seesText("Log in to see your orders");
        assertThat(browser.attributeOf(By.id("speak-en"), "aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void namesThatContainMarkupAreTextAndNothingElse() {
        String evil = "<img src=x onerror=\"document.title='owned'\"><script>owned()</script>";
        Product product = platform.sellsAs(evil, PRICE, 3);

        page.opensProduct(product);
        assertThat(browser.textOf(By.id("product-name"))).isEqualTo(evil);
        page.logsIn(BUY, aName());
        page.signsMandate();
        page.buysWithOneTap();
        page.seesStatus("Paid");

        browser.seesText(evil);
        page.opens("#/?q=" + "%3Cimg%20src%3Dx%20onerror%3Downed()%3E");
        browser.seesText("Nothing found");
        assertThat(browser.has(By.cssSelector("main img, main script"))).isFalse();
        assertThat(browser.run("return document.title")).asString().doesNotContain("owned");
    }

    @Test
    void purchaseNeedsNoMouse() {
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);
        page.opensProduct(tea);

        tabTo("buy");
        browser.press(Keys.ENTER);
        browser.find(By.id("login-name"));
        browser.press(Keys.chord(Keys.CONTROL, "a"), aName(), Keys.ENTER);
        browser.find(By.id("sign"));
        tabTo("sign");
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector("dialog[open]"));
        browser.press(Keys.ENTER);
        browser.find(BUY);
        tabTo("buy");
        browser.press(Keys.ENTER);
        page.seesStatus("Paid");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("title");
        page.order(platform).isShippedBy(platform);
        browser.find(By.id("receipt"));
        tabTo("receipt");
        browser.press(Keys.ENTER);

        page.seesStatus("Settled");
    }

    @Test
    void escapeLeavesASheetAndNothingHappens() {
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);
        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        browser.click(By.id("sign"));
        browser.find(By.cssSelector("dialog[open]"));

        browser.press(Keys.ESCAPE);

        browser.seesText("nothing is debited yet");
        browser.find(By.cssSelector("#sign:focus"));
    }

    @Test
    void refusedOrderSaysWhyInTheReadersLanguage() {
        Product wine = platform.sellsForbidden(PRICE);
        browser.speaks("zh-CN");
        page.opens("");
        page.opensProduct(wine);
        page.logsIn(BUY, aName());
        page.signsMandate();

        page.buysWithOneTap();

        page.seesStatus("未能下单");
        browser.seesText("此小程序不得销售该类目商品，未扣款。");
    }

    @Test
    void loggingOutEndsTheSessionAtTheServiceToo() {
        page.opens("#/me");
        page.logsIn(By.id("login"), aName());
        browser.find(By.id("logout"));
        String token = page.session("token");
        assertThat(isLetIn(token)).isTrue();

        browser.click(By.id("logout"));

        browser.seesText("You are logged out");
        assertThat(page.session("token")).isEmpty();
        assertThat(isLetIn(token)).isFalse();
    }

    @Test
    void tokenThatHasExpiredIsRenewedWithoutTheBuyerNoticing() {
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);
        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        page.signsMandate();
        browser.find(BUY);
        String expired = expiredToken();
        page.keepsInSession("token", expired);

        page.buysWithOneTap();

        page.seesStatus("Paid");
        assertThat(page.session("token")).isNotEmpty().isNotEqualTo(expired);
        assertThat(complaints()).isEmpty();
    }

    /** Each refresh token works once: were they not to tell each other, one would end the other. */
    @Test
    void tabsThatShareASessionRenewItForEachOther() {
        page.opens("#/me");
        page.logsIn(By.id("login"), aName());
        browser.find(By.id("logout"));
        String first = browser.tab();
        String before = page.session("refresh_token");
        String second = browser.duplicatesTab();
        browser.find(By.id("logout"));
        page.keepsInSession("token", expiredToken());
        page.opens("#/orders");
        eventually("renewed session", SOON, () -> page.session("refresh_token"),
                token -> !token.equals(before));
        String renewed = page.session("refresh_token");

        browser.goesToTab(first);

        assertThat(eventually("session of the other tab", SOON,
                () -> page.session("refresh_token"), token -> !token.equals(before)))
                .isEqualTo(renewed);
        browser.goesToTab(second);
        browser.closesTab();
        browser.goesToTab(first);
    }

    @Test
    void sessionThatIsOverAsksForALogin() {
        page.opens("#/me");
        page.logsIn(By.id("login"), aName());
        browser.find(By.id("logout"));
        page.keepsInSession("token", expiredToken());
        page.keepsInSession("refresh_token", "none.of.ours");

        page.opens("#/orders");

        browser.seesText("Log in to see your orders");
        browser.seesText("Your login has expired; please log in again.");
    }

    private void tabTo(String id) {
        for (int i = 0; i < TABS_MAX; i++) {
            if (id.equals(browser.focused().getDomAttribute("id"))) {
                assertThat(browser.run("return getComputedStyle(document.activeElement)"
                        + ".outlineStyle")).as("focus on " + id + " can be seen")
                        .isNotEqualTo("none");
                return;
            }
            browser.press(Keys.TAB);
        }
        throw new AssertionError("the keyboard never reaches " + id);
    }
}
