package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SandboxBookTest {

    private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS";

    @Test
    void subOrdersOfAnOrderAreAddedUpAndUnpaidOnesLeftOut() {
        var book = """
                {"totals":{"paid":1},"transactions":[
                 {"out_trade_no":"%1$s0101","total":12900,"refunded":100,"shared":900,
                  "success_time":"2026-11-22T12:00:00+08:00"},
                 {"out_trade_no":"%1$s0102","total":5900,"refunded":0,"shared":0,
                  "success_time":"2026-11-22T12:00:00+08:00"},
                 {"out_trade_no":"%1$s0201","total":777,"refunded":0,"shared":0,
                  "success_time":null}],
                 "refunds":[{"out_trade_no":"x"}]}""".formatted(ORDER);

        var orders = read(book);

        assertThat(orders).containsOnlyKeys(ORDER);
        assertThat(orders.get(ORDER)).isEqualTo(new OrderMoney(18_800, 100, 900));
    }

    @Test
    void accountHasWhatOrdersBroughtItWithoutDepositsAndWhatNobodyHasHeardOf() {
        var book = """
                {"transactions":[
                 {"out_trade_no":"%1$s0101","sub_mchid":"1900000101","frozen":500}],
                 "subsidies":[{"amount":1}],
                 "balances":{"1900000101":{"frozen":700,"available":1848,"deposited":0},
                  "1900000102":{"frozen":0,"available":2100,"deposited":2000}},
                 "totals":{"paid":1}}""".formatted(ORDER);

        var parser = JsonMapper.builder().build().createParser(book);
        var accounts = AccountsAtChannel.of(parser, Set.of(ORDER));

        assertThat(accounts).containsOnly(
                Map.entry("1900000101", new MerchantFunds(200, 1_848)),
                Map.entry("1900000102", new MerchantFunds(0, 100)));
    }

    @Test
    void debitThatWasReversedAsAWholeWasNeverPaid() {
        assertThat(read(one("REVOKED", 12_900, 12_900, 0))).isEmpty();
    }

    @Test
    void whatIsRefundedOrStillHoldsMoneyIsPaid() {
        assertThat(read(one("REFUND", 12_900, 12_900, 0)).get(ORDER))
                .isEqualTo(new OrderMoney(12_900, 12_900, 0));
        assertThat(read(one("REVOKED", 12_900, 12_000, 0)).get(ORDER))
                .isEqualTo(new OrderMoney(12_900, 12_000, 0));
        assertThat(read(one("REVOKED", 12_900, 12_900, 900)).get(ORDER))
                .isEqualTo(new OrderMoney(12_900, 12_900, 900));
    }

    @Test
    void paymentAtTheCashierAfterAReversedDebitCountsOnce() {
        var book = """
                {"transactions":[
                 {"out_trade_no":"%1$s0101","trade_state":"REVOKED","total":12900,
                  "refunded":12900,"shared":0,"success_time":"2026-11-22T12:00:00+08:00"},
                 {"out_trade_no":"%1$s0201","trade_state":"CLOSED","total":12900,"refunded":0,
                  "shared":0,"success_time":null},
                 {"out_trade_no":"%1$s0301","trade_state":"SUCCESS","total":12900,"refunded":0,
                  "shared":0,"success_time":"2026-11-22T12:01:00+08:00"}]}""".formatted(ORDER);

        assertThat(read(book).get(ORDER)).isEqualTo(new OrderMoney(12_900, 0, 0));
    }

    private static String one(String state, long total, long refunded, long shared) {
        return """
                {"transactions":[{"out_trade_no":"%s0101","trade_state":"%s","total":%d,
                 "refunded":%d,"shared":%d,"success_time":"2026-11-22T12:00:00+08:00"}]}"""
                .formatted(ORDER, state, total, refunded, shared);
    }

    private static Map<String, OrderMoney> read(String book) {
        return SandboxBook.transactions(JsonMapper.builder().build().createParser(book));
    }
}
