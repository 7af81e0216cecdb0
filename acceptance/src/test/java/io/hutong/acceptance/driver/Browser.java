package io.hutong.acceptance.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** A headless Chromium that shows pages as a phone does. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final List<String> DIRECTORIES =
            List.of("/usr/bin", "/usr/local/bin", "/opt/bin");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Why there is no browser to test with; empty when there is one. */
    public static Optional<String> missing() {
        if (executable("chromium", "chromium-browser", "google-chrome").isEmpty()) {
            return Optional.of("there is no Chromium here: apt-get install chromium");
        }
        return executable("chromedriver").isEmpty()
                ? Optional.of("there is no chromedriver here: apt-get install chromium-driver")
                : Optional.empty();
    }

    private static Optional<Path> executable(String... names) {
        return Stream.of(names).flatMap(name -> DIRECTORIES.stream()
                .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable).findFirst();
    }

    public static Browser phone() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable("chromium", "chromium-browser", "google-chrome")
                .orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort().build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(390, 844);
        return browser;
    }

    /** Size of what is seen, in pixels of the page. */
    public void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width,
                "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the reader has asked the system for, such as {@code prefers-color-scheme: dark}. */
    public void prefers(String feature, String value) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", feature, "value", value))));
    }

    /** The language that the browser asks pages for, such as {@code zh-CN}. */
    public void speaks(String language) {
        driver.executeCdpCommand("Emulation.setUserAgentOverride", Map.of(
                "userAgent", String.valueOf(run("return navigator.userAgent")),
                "acceptLanguage", language));
    }

    /** Lets tests bring in scripts of their own. */
    public void ignorePolicy() {
        driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
    }

    public void open(String url) {
        driver.get(url);
    }

    /** Loads the page again, as impatient people do. */
    public void reload() {
        driver.navigate().refresh();
    }

    /** Opens another tab and goes there; answers its name, for {@link #goesToTab}. */
    public String opensTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        size(390, 844);
        return tab();
    }

    /** A tab made from this one, which begins with what this one remembers. */
    public String duplicatesTab() {
        Set<String> before = driver.getWindowHandles();
        run("window.open(location.href)");
        String made = driver.getWindowHandles().stream()
                .filter(tab -> !before.contains(tab)).findFirst().orElseThrow();
        goesToTab(made);
        return made;
    }

    public String tab() {
        return driver.getWindowHandle();
    }

    public void goesToTab(String tab) {
        driver.switchTo().window(tab);
    }

    /** Closes the tab that is shown; another one has to be gone to. */
    public void closesTab() {
        driver.close();
    }

    /** Every answer takes that long to come; zero for a network as usual. */
    public void answersTake(Duration time) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions", Map.of("offline", false,
                "latency", time.toMillis(), "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Waits until a script answers true. */
    public void waitsUntil(String script, Object... arguments) {
        until("makes true: " + script, page -> Boolean.TRUE.equals(run(script, arguments)));
    }

    /** Waits for an element that is shown. */
    public WebElement find(By what) {
        return shown(what, element -> element);
    }

    /** The text of an element that is shown. */
    public String textOf(By what) {
        return shown(what, WebElement::getText);
    }

    /** An attribute, which must be there, of an element that is shown. */
    public String attributeOf(By what, String name) {
        return shown(what, element -> element.getDomAttribute(name));
    }

    /** Looks and reads at once: the page may draw an element anew between the two. */
    private <T> T shown(By what, Function<WebElement, T> reading) {
        return until("sees " + what, page -> Optional.of(page.findElement(what))
                .filter(WebElement::isDisplayed).map(reading).orElse(null));
    }

    public boolean has(By what) {
        return !driver.findElements(what).isEmpty();
    }

    /** Clicks as a person does: where the element is, and only if nothing covers it. */
    public void click(By what) {
        until("can click " + what, page -> {
            WebElement element = page.findElement(what);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    public void type(By where, String text) {
        WebElement field = find(where);
        field.clear();
        field.sendKeys(text);
    }

    /** Puts a text in as pasting does: at once, and whatever signs are in it. */
    public void paste(By where, String text) {
        driver.executeScript("arguments[0].value = arguments[1]", find(where), text);
    }

    /** Waits until the page shows the text anywhere. */
    public void seesText(String text) {
        until("sees \"" + text + "\"", page -> text().contains(text));
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** What the page has complained of since it was last asked. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage()).toList();
    }

    /** Waits until nothing moves: what is still arriving looks and contrasts otherwise. */
    public void comesToRest() {
        runAsync("const done = arguments[0]; Promise.all(document.getAnimations()"
                + ".filter(each => each.effect.getTiming().iterations !== Infinity)"
                + ".map(each => each.finished)).then(() => done(), () => done())");
    }

    public void screenshot(Path file) {
        comesToRest();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T until(String what, Function<WebDriver, T> look) {
        return new FluentWait<WebDriver>(driver).withTimeout(PATIENCE).pollingEvery(LOOK_EVERY)
                .ignoring(NoSuchElementException.class)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
                .withMessage(() -> "the page never " + what + "; it shows:\n" + text())
                .until(look);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
