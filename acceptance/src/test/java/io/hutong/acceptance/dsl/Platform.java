package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The commerce platform and the merchants on it. */
public final class Platform {

    public static final String DEMO_MINI_PROGRAM = "wx-hutong-demo";
    public static final String TEA = "m-tea";
    public static final String MUGS = "m-mug";

    private final Api api;

    Platform(RunningCluster cluster) {
        this.api = cluster.operator();
    }

    /** A new product in a category that the demo mini-program may sell. */
    public Product sells(String merchant, Money price, int pieces) {
        return sells(merchant, categoryOf(merchant), price, pieces);
    }

    /** A new product of a category that no mini-program may sell. */
    public Product sellsForbidden(Money price) {
        return sells(TEA, category("wine-300"), price, 1);
    }

    private Product sells(String merchant, String category, Money price, int pieces) {
        String sku = Names.unique("sku");
        return sells(new Product(sku, merchant, price), "story " + sku, category, pieces);
    }

    /** A new product of the tea house under a name of its choice. */
    public Product sellsAs(String title, Money price, int pieces) {
        return sells(new Product(Names.unique("sku"), TEA, price), title, categoryOf(TEA), pieces);
    }

    /** Any order, as the platform sees it. */
    public Order order(String id) {
        return new Order(id, api);
    }

    private Product sells(Product product, String title, String category, int pieces) {
        Money price = product.price();
        api.send("PUT", Member.MERCHANT, "/v1/products/" + product.sku(), Map.of(
                "merchant_id", product.merchant(), "title", title, "category", category,
                "price", Map.of("total", price.total(), "currency", price.currency())));
        api.post(Member.MERCHANT, "/v1/products/" + product.sku() + "/stock",
                Map.of("quantity", pieces));
        return product;
    }

    private String categoryOf(String merchant) {
        return category(merchant.equals(TEA) ? "tea-100" : "mug-200");
    }

    private String category(String sku) {
        return api.get(Member.MERCHANT, "/v1/products/" + sku).path("category").asString();
    }

    /** Another mini-program with the permits of the demo's. */
    public String opensMiniProgram() {
        JsonNode demo = api.get(Member.MERCHANT, "/v1/mini-programs/" + DEMO_MINI_PROGRAM);
        String id = Names.unique("wx");
        List<String> permits = demo.path("category_permits").valueStream()
                .map(permit -> permit.asString("")).toList();
        api.send("PUT", Member.MERCHANT, "/v1/mini-programs/" + id,
                Map.of("name", "story", "category_permits", permits));
        return id;
    }

    public void suspends(String miniProgram) {
        api.post(Member.MERCHANT, "/v1/mini-programs/" + miniProgram + "/suspend",
                Map.of("reason", "CATEGORY_MISMATCH", "note", "a story"));
    }

    /** Closes it, and gives the money of its open orders back. */
    public void suspendsAndRefunds(String miniProgram) {
        api.post(Member.MERCHANT, "/v1/mini-programs/" + miniProgram + "/suspend", Map.of(
                "reason", "FRAUD", "note", "a story", "refund_open_orders", true));
    }

    public void reinstates(String miniProgram) {
        api.post(Member.MERCHANT, "/v1/mini-programs/" + miniProgram + "/reinstate",
                Map.of("note", "a story"));
    }

    /** Gives money of a paid order back, whoever sold in it. */
    public void refunds(Order order, Money amount) {
        api.post(Member.ORDER, "/v1/orders/" + order.id() + "/refunds", Map.of("amount",
                Map.of("total", amount.total(), "currency", amount.currency()),
                "reason", "a story"));
    }

    public void approves(String afterSale) {
        api.post(Member.ORDER, "/v1/after-sales/" + afterSale + "/approve", Map.of());
    }

    /** The product costs less while the budget lasts; answers the campaign's id. */
    public String subsidises(Product product, Money perPiece, Money budget) {
        return subsidises(product, perPiece, budget, 0);
    }

    /** @param fromTraffic basis points of it that the traffic platform bears */
    public String subsidises(Product product, Money perPiece, Money budget, int fromTraffic) {
        String id = Names.unique("flash");
        api.send("PUT", Member.MERCHANT, "/v1/subsidies/" + id, Map.of("sku", product.sku(),
                "slogan", "half an hour to your door", "per_piece", json(perPiece),
                "budget", json(budget), "from_traffic", fromTraffic,
                "starts_at", "2020-01-01T00:00:00Z",
                "ends_at", "2099-01-01T00:00:00Z"));
        return id;
    }

    private static Map<String, Object> json(Money amount) {
        return Map.of("total", amount.total(), "currency", amount.currency());
    }

    void ships(Order order) {
        Persistence.insist(api, Member.ORDER, "/v1/orders/" + order.id() + "/shipments",
                Map.of("carrier", "SF", "tracking_no", "SF" + order.id()));
    }
}
