package io.hutong.cluster.check;

import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's side, read from the sandbox's book as it streams, summed per order. */
final class SandboxBook {

    /** Our sub-orders begin with the order's id, which has this many characters. */
    private static final int ORDER_ID_LENGTH = 26;
    private static final int OK = 200;
    /** One value of many is read at a time, so more may follow it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private SandboxBook() {
    }

    static Map<String, OrderMoney> read(URI book) {
        return read(book, SandboxBook::transactions);
    }

    /** @param reader takes what it wants of the document, from its beginning on */
    static <T> T read(URI book, Function<JsonParser, T> reader) {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(HttpRequest.newBuilder(book).GET().build(),
                    BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                throw new CommandFailed("the sandbox answered GET " + book + " with "
                        + response.statusCode());
            }
            try (var body = response.body(); var parser = JSON.createParser(body)) {
                return reader.apply(parser);
            }
        } catch (IOException e) {
            throw new CommandFailed("the sandbox's book cannot be read at " + book
                    + "; is the cluster up? ./hutong status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    static Map<String, OrderMoney> transactions(JsonParser parser) {
        var orders = new HashMap<String, OrderMoney>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("transactions");
            parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                take(orders, JSON.readTree(parser));
            }
        }
        return orders;
    }

    /**
     * The channel undid it as a whole, because nobody knew whether it had succeeded: to both sides
     * it never was a payment. Whatever is left of one counts.
     */
    private static boolean isReversed(JsonNode transaction) {
        return transaction.path("trade_state").asString("").equals("REVOKED")
                && transaction.path("refunded").asLong() == transaction.path("total").asLong()
                && transaction.path("shared").asLong() == 0
                && transaction.path("subsidy").asLong() == 0;
    }

    /** Only what a buyer has paid for has a time of success. */
    private static void take(Map<String, OrderMoney> orders, JsonNode transaction) {
        var number = transaction.path("out_trade_no").asString("");
        if (number.length() < ORDER_ID_LENGTH || transaction.path("success_time").isNull()
                || transaction.path("success_time").isMissingNode() || isReversed(transaction)) {
            return;
        }
        orders.merge(number.substring(0, ORDER_ID_LENGTH), new OrderMoney(
                transaction.path("total").asLong(), transaction.path("refunded").asLong(),
                transaction.path("shared").asLong(), transaction.path("subsidy").asLong()),
                OrderMoney::plus);
    }
}
