package io.hutong.acceptance.page;

import io.hutong.acceptance.driver.Browser;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import java.net.URI;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page in a buyer's hands. */
final class MiniProgram implements AutoCloseable {

    private static final Path IMAGES = Path.of(System.getProperty("hutong.root", ".."),
            "docs", "images");
    private static final Path KEPT = Path.of("target", "screenshots");
    private static final String ORDER = "#/o/";

    private final Browser browser;
    private final URI address;

    MiniProgram(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
    }

    Browser browser() {
        return browser;
    }

    void opens(String place) {
        browser.open(address + "/" + place);
    }

    void opensProduct(Product product) {
        opens("#/p/" + product.sku());
        browser.find(By.id("product-name"));
    }

    /** Logs in from wherever the page offers it. */
    void logsIn(By where, String name) {
        browser.click(where);
        browser.type(By.id("login-name"), name);
        browser.click(By.cssSelector("dialog .btn_main"));
    }

    void signsMandate() {
        browser.click(By.id("sign"));
        browser.click(By.cssSelector("dialog .btn_main"));
    }

    /** What the page remembers of the session; empty for nobody. */
    String session(String field) {
        return String.valueOf(browser.run("return JSON.parse(sessionStorage['hutong.session']"
                + " ?? '{}')[arguments[0]] ?? ''", field));
    }

    void keepsInSession(String field, String value) {
        browser.run("const kept = JSON.parse(sessionStorage['hutong.session']);"
                + " kept[arguments[0]] = arguments[1];"
                + " sessionStorage['hutong.session'] = JSON.stringify(kept)", field, value);
    }

    /** Chooses a language by its button. */
    void speaks(String language) {
        browser.click(By.id("speak-" + language));
        browser.find(By.cssSelector("#speak-" + language + "[aria-pressed=true]"));
    }

    void logsOut() {
        opens("#/me");
        browser.click(By.id("logout"));
        browser.find(By.id("login"));
    }

    /** The text that a sheet offers for copying; the sheet is closed then. */
    String copiesText() {
        String text = String.valueOf(browser.find(By.cssSelector("dialog textarea"))
                .getDomProperty("value"));
        browser.press(Keys.ESCAPE);
        return text;
    }

    void buysWithOneTap() {
        browser.click(By.id("buy"));
        browser.find(By.id("status"));
    }

    void seesStatus(String words) {
        browser.find(By.xpath("//*[@id='status' and text()='" + words + "']"));
    }

    /** Number of the order that is shown. */
    String orderId() {
        return browser.address().substring(browser.address().indexOf(ORDER) + ORDER.length());
    }

    Order order(Platform platform) {
        return platform.order(orderId());
    }

    /** Kept for whoever looks into a failure; and for the documentation when it is asked for. */
    void isPhotographed(String name) {
        boolean forDocs = Boolean.getBoolean("hutong.images.update");
        browser.screenshot((forDocs ? IMAGES : KEPT).resolve("page-" + name + ".png"));
    }

    @Override
    public void close() {
        browser.close();
    }
}
