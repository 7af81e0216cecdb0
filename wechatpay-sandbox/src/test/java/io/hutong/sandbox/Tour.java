package io.hutong.sandbox;

import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Calls every operation that has an answer, once, with success. */
final class Tour {

    private static final String DIRECT = "1900000007";
    private static final String PROVIDER = "1900000006";
    private static final String SELLER = "1900000306";

    private final WechatPaySandbox sandbox;
    private final BiConsumer<String, Reply> seen;
    private final Shop shop;
    private final Api platform;

    /** {@code seen} gets each operation with its answer. */
    Tour(WechatPaySandbox sandbox, BiConsumer<String, Reply> seen) {
        this.sandbox = sandbox;
        this.seen = seen;
        this.shop = new Shop(sandbox);
        this.platform = shop.platform();
    }

    void run() {
        contractsAndDebits();
        String transaction = shop.paid("tour1", shop.contract("tour"), 10000);
        ecommerceSharing(transaction);
        ecommerceRefunds();
        subsidies();
        cashier();
        directFamilies();
        keysAndBills();
    }

    private Reply post(Api api, String template, String path, String body) {
        Reply reply = api.post(path, body);
        seen.accept("POST " + template, reply);
        return reply;
    }

    private Reply get(Api api, String template, String path) {
        Reply reply = api.get(path);
        seen.accept("GET " + template, reply);
        return reply;
    }

    private void contractsAndDebits() {
        String root = "/v3/ecommerce/combine-papay/contracts";
        String sign = """
                {"appid":"%s","plan_id":100001,"out_contract_code":"%s",
                 "contract_display_account":"tourist","notify_url":"http://127.0.0.1:9/n"}""";
        post(platform, root + "/pre-entrust-sign", root + "/pre-entrust-sign",
                sign.formatted(platform.appid(), "tourapp"));
        Reply waiting = post(platform, root + "/pre-entrust-sign/mini-program",
                root + "/pre-entrust-sign/mini-program",
                sign.formatted(platform.appid(), "tourmini"));
        Api.control(sandbox, "POST", "/sandbox/contracts/"
                + waiting.json().path("pre_entrustweb_id").asString() + "/sign", null);
        String one = "/plan-id/{plan_id}/out-contract-code/{out_contract_code}";
        String path = root + "/plan-id/100001/out-contract-code/tourmini";
        post(platform, root + one + "/terminate", path + "/terminate",
                "{\"contract_termination_remark\":\"over\"}");
        get(platform, root + one, path);
        post(platform, Shop.DEBIT, Shop.DEBIT,
                shop.debitBody("tour0", shop.contract("tour"), 10000));
        get(platform, Shop.DEBIT + "/{combine_out_trade_no}", Shop.DEBIT + "/tour0");
    }

    private void ecommerceSharing(String transaction) {
        String root = "/v3/ecommerce/profitsharing";
        String receiver = "{\"appid\":\"" + platform.appid() + "\",\"type\":\"MERCHANT_ID\","
                + "\"account\":\"1900000055\"";
        post(platform, root + "/receivers/add", root + "/receivers/add",
                receiver + ",\"relation_type\":\"SUPPLIER\"}");
        post(platform, root + "/receivers/delete", root + "/receivers/delete", receiver + "}");
        shop.addReceiver(Shop.PLATFORM);
        shop.addReceiver(Shop.TRAFFIC);
        seen.accept("POST " + Shop.SHARE, shop.share(transaction, "share1", 500, 300, false));
        shop.awaitShared(transaction, "share1");
        get(platform, Shop.SHARE, Shop.SHARE + "?sub_mchid=" + Shop.TEA + "&transaction_id="
                + transaction + "&out_order_no=share1");
        get(platform, root + "/orders/{transaction_id}/amounts",
                root + "/orders/" + transaction + "/amounts");
        post(platform, root + "/finish-order", root + "/finish-order", """
                {"sub_mchid":"%s","transaction_id":"%s","out_order_no":"finish1",
                 "description":"done"}""".formatted(Shop.TEA, transaction));
        seen.accept("POST " + root + "/returnorders",
                shop.giveBack("share1", "return1", Shop.PLATFORM, 100));
        get(platform, root + "/returnorders", root + "/returnorders?sub_mchid=" + Shop.TEA
                + "&out_order_no=share1&out_return_no=return1");
    }

    private void ecommerceRefunds() {
        String transaction = shop.paid("tour2", shop.contract("tour"), 10000);
        String root = "/v3/ecommerce/refunds";
        buyer("tour1", "REFUND_ABNORMAL");
        Reply applied = shop.refund(transaction, "refund1", 1000, 10000);
        seen.accept("POST " + root + "/apply", applied);
        String id = applied.json().path("refund_id").asString();
        await().until(() -> platform.get(root + "/id/" + id).json().path("status").asString()
                .equals("ABNORMAL"));
        post(platform, root + "/{refund_id}/apply-abnormal-refund",
                root + "/" + id + "/apply-abnormal-refund",
                "{\"out_refund_no\":\"refund1\",\"type\":\"MERCHANT_BANK_CARD\"}");
        await().until(() -> platform.get(root + "/id/" + id).json().path("status").asString()
                .equals("SUCCESS"));
        get(platform, root + "/id/{refund_id}", root + "/id/" + id);
        get(platform, root + "/out-refund-no/{out_refund_no}", root + "/out-refund-no/refund1");
        buyer("tour1", null);
        post(platform, "/v3/ecommerce/profitsharing/after-sales-orders",
                "/v3/ecommerce/profitsharing/after-sales-orders", """
                {"sub_mchid":"%s","transaction_id":"%s","amount":10,"type":"SERVICE_FEE_INCOME",
                 "scene":"RETURN_GOODS","refund_id":"%s"}""".formatted(Shop.TEA, transaction, id));
        get(platform, "/v3/ecommerce/profitsharing/after-sales-orders",
                "/v3/ecommerce/profitsharing/after-sales-orders?sub_mchid=" + Shop.TEA
                        + "&transaction_id=" + transaction);
        advancedRefund(root);
    }

    private void advancedRefund(String root) {
        Api.control(sandbox, "POST", "/sandbox/merchants/" + Shop.PLATFORM + "/deposit",
                "{\"amount\":100000}");
        Reply debit = platform.post(Shop.DEBIT, shop.debitBody("tour3", shop.contract("tour"),
                10000).replace(Shop.TEA, Shop.MUG));
        String transaction = debit.json().path("sub_orders").path(0).path("transaction_id")
                .asString();
        platform.post(Shop.SHARE, """
                {"sub_mchid":"%s","transaction_id":"%s","out_order_no":"share3","finish":false,
                 "receivers":[{"type":"MERCHANT_ID","receiver_account":"%s","amount":500,
                 "description":"x"}]}""".formatted(Shop.MUG, transaction, Shop.TRAFFIC));
        await().until(() -> Book.of(sandbox).json().path("shares").toString()
                .contains("share3") && Book.of(sandbox).total("shared") > 500);
        String id = platform.post(root + "/apply", """
                {"sub_mchid":"%s","sp_appid":"%s","transaction_id":"%s","out_refund_no":"adv1",
                 "refund_account":"REFUND_SOURCE_PARTNER_ADVANCE",
                 "amount":{"refund":10000,"total":10000}}""".formatted(Shop.MUG,
                platform.appid(), transaction)).json().path("refund_id").asString();
        Api.control(sandbox, "POST", "/sandbox/merchants/" + Shop.MUG + "/deposit",
                "{\"amount\":100000}");
        String path = root + "/" + id + "/return-advance";
        post(platform, root + "/{refund_id}/return-advance", path,
                "{\"sub_mchid\":\"" + Shop.MUG + "\"}");
        get(platform, root + "/{refund_id}/return-advance", path + "?sub_mchid=" + Shop.MUG);
    }

    private void subsidies() {
        String transaction = shop.subsidised("tour4", shop.contract("tour"), 10000, 100);
        String other = shop.subsidised("tour5", shop.contract("tour"), 10000, 100);
        String root = "/v3/ecommerce/subsidies";
        String order = "{\"sub_mchid\":\"" + Shop.TEA + "\",\"transaction_id\":\"";
        post(platform, root + "/create", root + "/create", order + transaction
                + "\",\"amount\":100,\"description\":\"x\"}");
        post(platform, root + "/return", root + "/return", order + transaction
                + "\",\"out_order_no\":\"back1\",\"refund_id\":\"1\",\"amount\":50,"
                + "\"description\":\"x\"}");
        post(platform, root + "/cancel", root + "/cancel", order + other
                + "\",\"description\":\"x\"}");
    }

    private void cashier() {
        Api.control(sandbox, "PUT", "/sandbox/merchants/" + DIRECT,
                "{\"appid\":\"wxdirect0000000001\"}");
        Api.control(sandbox, "PUT", "/sandbox/merchants/" + PROVIDER, "{\"appid\":"
                + "\"wxprovider00000001\",\"role\":\"SERVICE_PROVIDER\",\"sub_mchids\":[\""
                + SELLER + "\"]}");
        Api provider = Api.as(PROVIDER, sandbox);
        String partner = "/v3/pay/partner/transactions";
        pay(post(provider, partner + "/jsapi", partner + "/jsapi", """
                {"sp_appid":"%s","sp_mchid":"%s","sub_mchid":"%s","description":"x",
                 "out_trade_no":"partner1","notify_url":"http://127.0.0.1:9/n",
                 "amount":{"total":100},"payer":{"sp_openid":"o"}}""".formatted(provider.appid(),
                PROVIDER, SELLER)));
        String who = "?sp_mchid=" + PROVIDER + "&sub_mchid=" + SELLER;
        String id = get(provider, partner + "/out-trade-no/{out_trade_no}",
                partner + "/out-trade-no/partner1" + who).json().path("transaction_id").asString();
        get(provider, partner + "/id/{transaction_id}", partner + "/id/" + id + who);
        String combine = "/v3/combine-transactions";
        pay(post(platform, combine + "/jsapi", combine + "/jsapi", """
                {"combine_appid":"%s","combine_mchid":"%s","combine_out_trade_no":"combine1",
                 "sub_orders":[{"mchid":"%s","sub_mchid":"%s","attach":"a","description":"x",
                 "out_trade_no":"combine1-1","amount":{"total_amount":10,"currency":"CNY"}}],
                 "combine_payer_info":{"openid":"o"},"notify_url":"http://127.0.0.1:9/n"}"""
                .formatted(platform.appid(), Shop.PLATFORM, Shop.PLATFORM, Shop.TEA)));
        get(platform, combine + "/out-trade-no/{combine_out_trade_no}",
                combine + "/out-trade-no/combine1");
    }

    private void directFamilies() {
        Api direct = Api.as(DIRECT, sandbox);
        String pay = "/v3/pay/transactions";
        pay(post(direct, pay + "/jsapi", pay + "/jsapi", """
                {"appid":"%s","mchid":"%s","description":"x","out_trade_no":"direct1",
                 "notify_url":"http://127.0.0.1:9/n","amount":{"total":10000},
                 "payer":{"openid":"oDirect"},"settle_info":{"profit_sharing":true}}"""
                .formatted(direct.appid(), DIRECT)));
        String id = get(direct, pay + "/out-trade-no/{out_trade_no}",
                pay + "/out-trade-no/direct1?mchid=" + DIRECT).json().path("transaction_id")
                .asString();
        get(direct, pay + "/id/{transaction_id}", pay + "/id/" + id + "?mchid=" + DIRECT);
        directSharing(direct, id);
        String refunds = "/v3/refund/domestic/refunds";
        Api.control(sandbox, "PUT", "/sandbox/buyers/oDirect",
                "{\"decline\":\"REFUND_ABNORMAL\"}");
        String refund = post(direct, refunds, refunds, """
                {"transaction_id":"%s","out_refund_no":"dr1",
                 "amount":{"refund":100,"total":10000,"currency":"CNY"}}""".formatted(id))
                .json().path("refund_id").asString();
        await().until(() -> direct.get(refunds + "/dr1").json().path("status").asString()
                .equals("ABNORMAL"));
        get(direct, refunds + "/{out_refund_no}", refunds + "/dr1");
        post(direct, refunds + "/{refund_id}/apply-abnormal-refund",
                refunds + "/" + refund + "/apply-abnormal-refund",
                "{\"out_refund_no\":\"dr1\",\"type\":\"MERCHANT_BANK_CARD\"}");
    }

    private void directSharing(Api direct, String id) {
        String root = "/v3/profitsharing";
        String receiver = "{\"appid\":\"" + direct.appid()
                + "\",\"type\":\"MERCHANT_ID\",\"account\":\"" + Shop.TRAFFIC + "\"";
        post(direct, root + "/receivers/add", root + "/receivers/add",
                receiver + ",\"relation_type\":\"PARTNER\"}");
        post(direct, root + "/orders", root + "/orders", """
                {"appid":"%s","transaction_id":"%s","out_order_no":"ds1",
                 "unfreeze_unsplit":false,"receivers":[{"type":"MERCHANT_ID","account":"%s",
                 "amount":100,"description":"x"}]}""".formatted(direct.appid(), id,
                Shop.TRAFFIC));
        String query = root + "/orders/ds1?transaction_id=" + id;
        await().until(() -> direct.get(query).json().path("state").asString()
                .equals("FINISHED"));
        get(direct, root + "/orders/{out_order_no}", query);
        get(direct, root + "/transactions/{transaction_id}/amounts",
                root + "/transactions/" + id + "/amounts");
        get(direct, root + "/merchant-configs/{sub_mchid}", root + "/merchant-configs/" + DIRECT);
        post(direct, root + "/return-orders", root + "/return-orders", """
                {"out_order_no":"ds1","out_return_no":"dret1","return_mchid":"%s","amount":10,
                 "description":"x"}""".formatted(Shop.TRAFFIC));
        get(direct, root + "/return-orders/{out_return_no}",
                root + "/return-orders/dret1?out_order_no=ds1");
        post(direct, root + "/orders/unfreeze", root + "/orders/unfreeze", """
                {"transaction_id":"%s","out_order_no":"dsu1","description":"x"}""".formatted(id));
        post(direct, root + "/receivers/delete", root + "/receivers/delete", receiver + "}");
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        get(direct, root + "/bills", root + "/bills?bill_date=" + day);
    }

    private void keysAndBills() {
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        get(platform, "/v3/certificates", "/v3/certificates");
        post(platform, "/v3/security/echo", "/v3/security/echo", "{\"echo_message\":\"x\"}");
        get(platform, "/v3/bill/tradebill", "/v3/bill/tradebill?bill_date=" + day);
        get(platform, "/v3/bill/fundflowbill", "/v3/bill/fundflowbill?bill_date=" + day);
    }

    private void pay(Reply placed) {
        Api.control(sandbox, "POST", "/sandbox/cashier/"
                + placed.json().path("prepay_id").asString() + "/pay", null);
    }

    private void buyer(String name, @Nullable String decline) {
        Api.control(sandbox, "PUT", "/sandbox/buyers/login:" + name,
                decline == null ? "{}" : "{\"decline\":\"" + decline + "\"}");
    }
}
