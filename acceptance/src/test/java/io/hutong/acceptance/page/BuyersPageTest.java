package io.hutong.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What buyers do on the page. */
class BuyersPageTest extends PageStory {

    private static final String CONSENT = "Tapping this debits ¥129.00 from your WeChat Pay at "
            + "once, without asking for a password.";
    private static final Product DEMO_TEA = new Product("tea-100", Platform.TEA, PRICE);

    @Test
    void buyerSignsBuysWithOneTapAndSeesWhereEveryFenWent() {
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);

        page.opensProduct(tea);
        page.logsIn(BUY, aName());
        page.signsMandate();
        browser.seesText(CONSENT);
        page.isPhotographed("consent-en");
        page.buysWithOneTap();
        page.seesStatus("Paid");
        page.order(platform).isShippedBy(platform);
        page.seesStatus("Shipped");
        browser.click(By.id("receipt"));
        page.seesStatus("Settled");

        assertThat(browser.textOf(By.id("steps"))).containsSubsequence("Order placed",
                "ReserveStock", "AuthorizePayment", "ConfirmReservation", "has shipped",
                "SettlePayment", "RecordSettlement");
        assertThat(browser.textOf(By.id("money"))).containsSubsequence(
                "Merchant m-tea", "¥119.20", "commission", "¥6.45", "traffic fee", "¥2.58",
                "channel fee", "¥0.77", "You paid", "¥129.00");
        page.isPhotographed("settled-en");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void declinedDebitIsPaidAtTheCashierInstead() {
        String name = aName();
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);
        page.opensProduct(tea);
        page.logsIn(BUY, name);
        page.signsMandate();
        browser.find(BUY);
        wechat.declines(name);

        page.buysWithOneTap();
        page.seesStatus("Waiting for your payment");
        wechat.fillsWallet(name);
        browser.click(By.id("pay"));
        browser.find(By.cssSelector("dialog[open]"));
        page.isPhotographed("cashier-en");
        browser.click(By.cssSelector("dialog .btn_main"));

        page.seesStatus("Paid");
        browser.seesText("at the cashier");
        books.showPaid(page.order(platform), PRICE);
    }

    @Test
    void buyerWithoutMandatePaysAtTheCashier() {
        Product tea = platform.sellsAs("Rock tea", PRICE, 5);
        page.opensProduct(tea);
        page.logsIn(BUY, aName());

        browser.click(By.id("buy-cashier"));
        page.seesStatus("Waiting for your payment");
        browser.click(By.id("pay"));
        browser.click(By.cssSelector("dialog .btn_main"));

        page.seesStatus("Paid");
    }

    @Test
    void giftIsAcceptedByItsRecipientAndTheGiverNeverSeesWhereItGoes() {
        buyerWithMandateOpens(platform.sellsAs("Rock tea", PRICE, 5));
        browser.find(BUY);
        browser.click(By.id("as-gift"));
        page.buysWithOneTap();
        page.seesStatus("Waiting for the recipient");
        String order = page.orderId();
        browser.click(By.id("gift-send"));
        String invitation = page.copiesText();
        page.logsOut();

        page.opens(invitation.substring(invitation.indexOf("#/gift/")));
        page.logsIn(By.id("login"), aName());
        browser.seesText("Enjoy it!");
        browser.type(By.name("street"), "12 Secret Lane");
        page.isPhotographed("gift-en");
        browser.click(By.id("accept"));
        browser.seesText("The gift is yours.");

        platform.order(order).becomes("PAID");
        assertThat(platform.order(order).everything()).doesNotContain("Secret Lane");
        platform.order(order).isShippedBy(platform);
        page.opens("");
        page.opens(invitation.substring(invitation.indexOf("#/gift/")));
        browser.click(By.id("received"));
        browser.seesText("You have received it.");
        platform.order(order).becomes("SETTLED");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void sharedTextOpensTheProductAndTheOrderIsCreditedToIt() {
        page.opensProduct(DEMO_TEA);
        page.logsIn(BUY, aName());
        browser.find(By.id("sign"));
        browser.click(By.id("share"));
        String shared = page.copiesText();
        page.logsOut();

        page.opens("");
        browser.paste(By.id("paste"), "Look what I have found! " + shared + " …");
        browser.click(By.id("open-shared"));
        browser.seesText("Opened from a share (Share link).");
        page.logsIn(BUY, aName());
        page.signsMandate();
        page.buysWithOneTap();
        page.seesStatus("Paid");

        assertThat(platform.order(page.orderId()).everything())
                .contains("\"channel\":\"SHARE_LINK\"");
    }

    @Test
    void shippedGoodsAreAskedBackAndTheMerchantDecides() {
        buyerWithMandateOpens(platform.sellsAs("Rock tea", PRICE, 5));
        page.buysWithOneTap();
        page.seesStatus("Paid");
        page.order(platform).isShippedBy(platform);
        browser.click(By.id("refund"));
        browser.type(By.name("amount"), "200");
        browser.type(By.name("reason"), "The leaves are broken");
        browser.click(By.cssSelector("dialog .btn_main"));
        browser.seesText("Type an amount between ¥0.01 and ¥129.00.");

        browser.type(By.name("amount"), "29.5");
        browser.click(By.cssSelector("dialog .btn_main"));

        browser.seesText("With the merchant");
        browser.seesText("¥29.50");
    }

    @Test
    void paidOrderIsCancelledAndRefunded() {
        buyerWithMandateOpens(platform.sellsAs("Rock tea", PRICE, 5));
        page.buysWithOneTap();
        page.seesStatus("Paid");

        browser.click(By.id("cancel"));
        browser.click(By.cssSelector("dialog .btn_main"));

        page.seesStatus("Refunded");
        books.showNothingTaken(page.order(platform));
    }

    private void buyerWithMandateOpens(Product product) {
        page.opensProduct(product);
        page.logsIn(BUY, aName());
        page.signsMandate();
    }
}
