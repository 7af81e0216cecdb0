package io.hutong.cluster.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every account has at WeChat Pay of the orders' money, read from the sandbox's book. */
final class AccountsAtChannel {

    /** Our sub-orders begin with the order's id, which has this many characters. */
    private static final int ORDER_ID_LENGTH = 26;
    /** One value of many is read at a time, so more may follow it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Set<String> unheard;
    private final Map<String, MerchantFunds> accounts = new HashMap<>();

    private AccountsAtChannel(Set<String> unheard) {
        this.unheard = unheard;
    }

    /**
     * What was put into an account by hand is left out.
     *
     * @param unheard orders of which we may not know yet that they are paid
     */
    static Map<String, MerchantFunds> of(JsonParser book, Set<String> unheard) {
        var found = new AccountsAtChannel(unheard);
        book.nextToken();
        while (book.nextToken() == JsonToken.PROPERTY_NAME) {
            var section = book.currentName();
            book.nextToken();
            switch (section) {
                case "transactions" -> found.leaveOut(book);
                case "balances" -> found.add(JSON.readTree(book));
                default -> book.skipChildren();
            }
        }
        return found.accounts;
    }

    private void leaveOut(JsonParser transactions) {
        while (transactions.nextToken() == JsonToken.START_OBJECT) {
            JsonNode transaction = JSON.readTree(transactions);
            var number = transaction.path("out_trade_no").asString("");
            if (number.length() >= ORDER_ID_LENGTH
                    && unheard.contains(number.substring(0, ORDER_ID_LENGTH))) {
                plus(transaction.path("sub_mchid").asString(""),
                        new MerchantFunds(-transaction.path("frozen").asLong(), 0));
            }
        }
    }

    private void add(JsonNode balances) {
        balances.propertyStream().forEach(account -> plus(account.getKey(), new MerchantFunds(
                account.getValue().path("frozen").asLong(),
                account.getValue().path("available").asLong()
                        - account.getValue().path("deposited").asLong())));
    }

    private void plus(String mchid, MerchantFunds funds) {
        accounts.merge(mchid, funds, MerchantFunds::plus);
    }
}
