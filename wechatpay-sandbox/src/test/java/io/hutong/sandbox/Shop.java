package io.hutong.sandbox;

import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Shorthand for tests: contracts, debits and shares of the demo platform. */
final class Shop {

    static final String PLATFORM = "1900000001";
    static final String TRAFFIC = "1900000002";
    static final String TEA = "1900000101";
    static final String MUG = "1900000102";
    static final String DEBIT = "/v3/ecommerce/combine-papay/transactions";
    static final String SHARE = "/v3/ecommerce/profitsharing/orders";

    private final String sandbox;
    private final Api platform;

    Shop(WechatPaySandbox sandbox) {
        this(sandbox.baseUrl(), Api.as(PLATFORM, sandbox));
    }

    Shop(String baseUrl, Api platform) {
        this.sandbox = baseUrl;
        this.platform = platform;
    }

    Api platform() {
        return platform;
    }

    String preSign(String code, String notifyUrl) {
        return platform.post("/v3/ecommerce/combine-papay/contracts/pre-entrust-sign/mini-program",
                """
                {"appid":"%s","plan_id":100001,"out_contract_code":"%s",
                 "contract_display_account":"%s","notify_url":"%s"}"""
                        .formatted(platform.appid(), code, code, notifyUrl))
                .json().path("pre_entrustweb_id").asString();
    }

    /** A contract that the buyer {@code name} has signed. */
    String contract(String name) {
        return Api.control(sandbox, "POST", "/sandbox/contracts/seed",
                "{\"count\":1,\"prefix\":\"" + name + "\"}")
                .path("items").path(0).path("contract_id").asString();
    }

    String openid(String name) {
        return Api.control(sandbox, "GET", "/sandbox/buyers/login:" + name, null)
                .path("openid").asString();
    }

    String debitBody(String number, String contractId, long amount) {
        return """
                {"combine_appid":"%s","combine_mchid":"%s","combine_out_trade_no":"%s",
                 "contract_id":"%s","sub_orders":[{"mchid":"%s","sub_mchid":"%s",
                 "out_trade_no":"%s01","description":"tea","amount":{"total_amount":%d,
                 "currency":"CNY"},"settle_info":{"profit_sharing":true}}]}"""
                .formatted(platform.appid(), PLATFORM, number, contractId, PLATFORM, TEA, number,
                        amount);
    }

    /** The same with a subsidy that is announced. */
    String subsidised(String number, String contractId, long amount, long subsidy) {
        return platform.post(DEBIT, debitBody(number, contractId, amount).replace(
                "\"profit_sharing\":true", "\"profit_sharing\":true,\"subsidy_amount\":"
                        + subsidy))
                .json().path("sub_orders").path(0).path("transaction_id")
                .asString();
    }

    Reply debit(String number, String contractId, long amount) {
        return platform.post(DEBIT, debitBody(number, contractId, amount));
    }

    /** The transaction id of a debit that must succeed. */
    String paid(String number, String contractId, long amount) {
        return debit(number, contractId, amount).json()
                .path("sub_orders").path(0).path("transaction_id").asString();
    }

    void addReceiver(String mchid) {
        platform.post("/v3/ecommerce/profitsharing/receivers/add", """
                {"appid":"%s","type":"MERCHANT_ID","account":"%s",
                 "relation_type":"SERVICE_PROVIDER"}""".formatted(platform.appid(), mchid));
    }

    /** Shares with the platform and the traffic platform. */
    Reply share(String transaction, String number, long commission, long fee, boolean finish) {
        return platform.post(SHARE, """
                {"sub_mchid":"%s","transaction_id":"%s","out_order_no":"%s","finish":%s,
                 "receivers":[{"type":"MERCHANT_ID","receiver_account":"%s","amount":%d,
                 "description":"commission"},{"type":"MERCHANT_ID","receiver_account":"%s",
                 "amount":%d,"description":"traffic"}]}""".formatted(TEA, transaction, number,
                finish, PLATFORM, commission, TRAFFIC, fee));
    }

    JsonNode shareState(String transaction, String number) {
        return platform.get(SHARE + "?sub_mchid=" + TEA + "&transaction_id=" + transaction
                + "&out_order_no=" + number).json();
    }

    void awaitShared(String transaction, String number) {
        await().pollInterval(Duration.ofMillis(50)).until(() -> shareState(transaction, number)
                .path("status").asString().equals("FINISHED"));
    }

    Reply giveBack(String shareNumber, String number, String from, long amount) {
        return platform.post("/v3/ecommerce/profitsharing/returnorders", """
                {"sub_mchid":"%s","out_order_no":"%s","out_return_no":"%s","return_mchid":"%s",
                 "amount":%d,"description":"back"}""".formatted(TEA, shareNumber, number, from,
                amount));
    }

    Reply refund(String transaction, String number, long amount, long total) {
        return platform.post("/v3/ecommerce/refunds/apply", """
                {"sub_mchid":"%s","sp_appid":"%s","transaction_id":"%s","out_refund_no":"%s",
                 "amount":{"refund":%d,"total":%d,"currency":"CNY"}}""".formatted(TEA,
                platform.appid(), transaction, number, amount, total));
    }
}
