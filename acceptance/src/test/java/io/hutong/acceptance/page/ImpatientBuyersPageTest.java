package io.hutong.acceptance.page;

import static io.hutong.acceptance.driver.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.page.Wire.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** Buyers who tap again, reload, close the page or go on in another tab: one order, one debit. */
class ImpatientBuyersPageTest extends PageStory {

    private static final String ORDERS = "/v1/orders";
    private static final String ON_ITS_WAY = "Your order is on its way";
    private static final By MAIN = By.cssSelector("dialog .btn_main");
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(60);

    private Wire wire;
    private String name;
    private Product tea;

    @BeforeEach
    void buyerSeesTheButton() {
        wire = new Wire(browser);
        name = aName();
        tea = platform.sellsAs("Rock tea", PRICE, 9);
        page.opensProduct(tea);
        page.logsIn(BUY, name);
        page.signsMandate();
        browser.find(By.id("consent"));
        browser.find(BUY);
    }

    @Test
    void tapReloadAndTapOnASlowNetworkAreOneOrderAndOneDebit() {
        browser.answersTake(SLOW);
        browser.click(BUY);
        eventually("order of " + name, SOON, this::orders, count -> count == 1);

        browser.reload();
        browser.answersTake(Duration.ZERO);
        browser.seesText(ON_ITS_WAY);
        page.isPhotographed("waiting-en");
        page.buysWithOneTap();

        page.seesStatus("Paid");
        isTheOnlyOrder();
    }

    @ParameterizedTest
    @EnumSource(value = Fate.class, names = {"NEVER_SENT", "HELD"})
    void reloadedPageSaysThatAnOrderIsOnItsWayAndFinishesIt(Fate fate) {
        browser.click(By.cssSelector("[aria-label='One more']"));
        taps(fate);

        browser.reload();
        browser.seesText(ON_ITS_WAY + ": 2 pieces for ¥258.00");
        assertThat(browser.has(By.id("quantity")) && browser.find(BUY).getText().contains("129"))
                .isFalse();
        page.buysWithOneTap();

        page.seesStatus("Paid");
        assertThat(orders()).isEqualTo(1);
        books.showPaid(page.order(platform), PRICE.times(2));
    }

    @ParameterizedTest
    @EnumSource(value = Fate.class, names = {"LOST", "HIJACKED"})
    void answerThatNeverCameIsAskedForAgain(Fate fate) {
        taps(fate);
        browser.seesText(ON_ITS_WAY);
        browser.reload();

        page.buysWithOneTap();

        page.seesStatus("Paid");
        isTheOnlyOrder();
        page.opensProduct(tea);
        browser.seesText("Buy now");
        page.buysWithOneTap();
        page.seesStatus("Paid");
        assertThat(orders()).as("an answered cart is free").isEqualTo(2);
    }

    @Test
    void closedPageThatIsOpenedAgainFinishesTheSameOrder() {
        taps(Fate.HELD);
        String first = browser.tab();
        String second = browser.opensTab();
        browser.goesToTab(first);
        browser.closesTab();
        browser.goesToTab(second);

        page.opensProduct(tea);
        page.logsIn(BUY, name);
        browser.seesText(ON_ITS_WAY);
        page.opens("#/orders");
        browser.seesText(ON_ITS_WAY);
        browser.click(By.cssSelector(".row_link a"));
        browser.find(By.id("on-its-way"));
        page.buysWithOneTap();

        page.seesStatus("Paid");
        isTheOnlyOrder();
    }

    @Test
    void tabsThatWereOpenBeforeTheTapAskForTheSameOrder() {
        String first = browser.tab();
        browser.opensTab();
        page.opensProduct(tea);
        page.logsIn(BUY, name);
        browser.find(By.id("consent"));
        String second = browser.tab();
        browser.goesToTab(first);
        page.buysWithOneTap();
        page.seesStatus("Paid");

        browser.goesToTab(second);
        page.buysWithOneTap();
        page.seesStatus("Paid");

        isTheOnlyOrder();
        browser.closesTab();
        browser.goesToTab(first);
    }

    @Test
    void refusalFreesTheCart() {
        wire.treats(ORDERS, Fate.SPOILED);
        browser.click(BUY);
        browser.seesText("Please check what you have typed.");
        assertThat(browser.text()).doesNotContain(ON_ITS_WAY);

        browser.reload();
        browser.find(By.id("consent"));
        page.buysWithOneTap();

        page.seesStatus("Paid");
        isTheOnlyOrder();
    }

    @Test
    void orderThatHadArrivedIsNotPlacedAgainForAnotherAddress() {
        taps(Fate.HELD);
        browser.reload();
        browser.seesText(ON_ITS_WAY);
        browser.click(By.cssSelector(".actions a[href='#/me']"));
        browser.click(By.id("address"));
        browser.type(By.name("street"), "99 Other Lane");
        browser.click(MAIN);
        browser.seesText("99 Other Lane");
        page.opensProduct(tea);

        browser.click(BUY);

        browser.seesText("Your earlier tap had arrived");
        browser.find(By.id("consent"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void nextBuyerOnTheSamePhoneHasAKeyOfTheirOwn() {
        taps(Fate.HELD);
        final List<String> first = ordersOf(page.session("token"));
        browser.reload();
        browser.seesText(ON_ITS_WAY);
        page.logsOut();
        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        page.signsMandate();
        browser.find(By.id("consent"));
        assertThat(browser.text()).doesNotContain(ON_ITS_WAY);

        page.buysWithOneTap();

        page.seesStatus("Paid");
        isTheOnlyOrder();
        assertThat(first).hasSize(1).doesNotContain(page.orderId());
    }

    @Test
    void whereParcelsGoIsNotKeptWithAnOrderOnItsWay() {
        page.opens("#/me");
        browser.click(By.id("address"));
        browser.type(By.name("street"), "7 Hidden Alley");
        browser.click(MAIN);
        browser.seesText("7 Hidden Alley");
        page.opensProduct(tea);
        browser.find(BUY);
        taps(Fate.HELD);

        Object kept = browser.runAsync("""
                const done = arguments[0];
                const request = indexedDB.open('hutong.wishes');
                request.onsuccess = () => {
                  const all = request.result.transaction('wishes').objectStore('wishes').getAll();
                  all.onsuccess = () => done(JSON.stringify([all.result, {...localStorage}]));
                };
                """);

        assertThat(String.valueOf(kept)).contains(tea.sku()).doesNotContain("Hidden Alley");
        browser.reload();
        page.buysWithOneTap();
        page.seesStatus("Paid");
        isTheOnlyOrder();
    }

    @Test
    void moneyIsAskedBackOnceHoweverOftenTheFormIsSent() {
        page.buysWithOneTap();
        page.seesStatus("Paid");
        page.order(platform).isShippedBy(platform);
        browser.find(By.id("refund"));
        wire.treats("/after-sales", Fate.LOST);
        asksBack();
        browser.seesText("cannot be reached");

        browser.reload();
        asksBack();

        browser.seesText("With the merchant");
        assertThat(askedBack(page.orderId(), page.session("token"))).isEqualTo(1);
    }

    @Test
    void everyOtherWriteKeepsItsKeyUntilItIsAnswered() {
        page.buysWithOneTap();
        page.seesStatus("Paid");
        keepsItsKey("/cancel", () -> {
            browser.click(By.id("cancel"));
            browser.click(MAIN);
        });
        page.opensProduct(tea);
        keepsItsKey("/v1/links", () -> browser.click(By.id("share")));
    }

    /** By itself: its answer opens a sheet, which would lie over whatever comes next. */
    @Test
    void mandateIsStartedUnderOneKeyUntilItIsAnswered() {
        page.opens("#/me");
        browser.click(By.id("mandate"));
        browser.click(MAIN);
        browser.seesText("Ended");
        keepsItsKey("/v1/mandates", () -> browser.click(By.id("mandate")));
    }

    @Test
    void giftIsAcceptedOnceHoweverOftenItIsTapped() {
        browser.click(By.id("as-gift"));
        page.buysWithOneTap();
        page.seesStatus("Waiting for the recipient");
        browser.click(By.id("gift-send"));
        String text = page.copiesText();
        page.logsOut();
        page.opens(text.substring(text.indexOf("#/gift/")));
        page.logsIn(By.id("login"), aName());
        browser.find(By.id("accept"));
        wire.treats("/accept", Fate.LOST);
        browser.click(By.id("accept"));
        browser.seesText("cannot be reached");
        wire.treats("/accept", Fate.WATCHED);

        browser.click(By.id("accept"));

        browser.seesText("The gift is yours.");
    }

    @Test
    void endedMandateWhoseAnswerWasLostIsShownAsEnded() {
        page.opens("#/me");
        browser.find(By.id("mandate"));
        wire.treats("/v1/mandates/current", Fate.LOST);
        browser.click(By.id("mandate"));
        browser.click(MAIN);
        browser.seesText("cannot be reached");
        wire.treats("/v1/mandates/current", Fate.WATCHED);

        browser.click(By.id("mandate"));
        browser.click(MAIN);

        browser.seesText("Ended");
    }

    private void keepsItsKey(String address, Runnable tap) {
        wire.treats(address, Fate.NEVER_SENT);
        tap.run();
        wire.hasTaken(Fate.NEVER_SENT);
        Object key = wire.keys().getFirst();
        browser.reload();
        wire.treats(address, Fate.WATCHED);
        tap.run();
        wire.hasTaken(Fate.WATCHED);
        assertThat(wire.keys()).asList().first().as("key of " + address).isNotNull()
                .isEqualTo(key);
    }

    private void asksBack() {
        browser.click(By.id("refund"));
        browser.type(By.name("reason"), "The leaves are broken");
        browser.click(MAIN);
    }

    private void taps(Fate fate) {
        wire.treats(ORDERS, fate);
        browser.click(BUY);
        wire.hasTaken(fate);
    }

    private int orders() {
        return ordersOf(page.session("token")).size();
    }

    private void isTheOnlyOrder() {
        assertThat(ordersOf(page.session("token"))).containsExactly(page.orderId());
        books.showPaid(page.order(platform), PRICE);
    }
}
