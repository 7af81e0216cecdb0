package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Http;
import io.hutong.cluster.layout.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who buys in the mini-program. */
public final class Buyer {

    private static final int ACCEPTED = 202;

    private final io.hutong.cluster.client.Buyer session;

    private Buyer(io.hutong.cluster.client.Buyer session) {
        this.session = session;
    }

    static Buyer login(RunningCluster cluster) {
        return new Buyer(io.hutong.cluster.client.Buyer.login(
                cluster.anyone(), Names.unique("buyer")));
    }

    public String openid() {
        return session.openid();
    }

    /** The session's token: whoever has it is this buyer. */
    public String token() {
        return session.token();
    }

    /** Ends the session. */
    public void logsOut() {
        session.api().send("DELETE", Member.ORDER, "/v1/sessions/current", "");
    }

    /** Orders one of each, to be sent to that person. */
    public Order ordersTo(Map<String, String> address, Product... products) {
        Map<String, Object> body = body(Basket.ofOneEach(products));
        body.put("ship_to", address);
        body.remove("fallback");
        return accepted(insists(body));
    }

    /** The same with something else wrong in the body; answers the problem's code. */
    public String misordersTo(Map<String, String> address, Product product) {
        Map<String, Object> body = body(Basket.of(0, product));
        body.put("ship_to", address);
        return insists(body).body().path("code").asString("");
    }

    /** Allows debits without a password, as one does inside WeChat. */
    public void signMandate() {
        session.withMandate();
    }

    /** Orders one of each and pays without a password or, where that does not work, himself. */
    public Order ordersWithCashier(Product... products) {
        return ordersWithCashier(Basket.ofOneEach(products));
    }

    public Order ordersWithCashier(Basket basket) {
        Map<String, Object> body = body(basket);
        body.remove("fallback");
        return accepted(insists(body));
    }

    /** Pays inside WeChat what the order asks for. */
    public void pays(Order order) {
        pays(cashierOf(order));
    }

    /** What the mini-program remembers when it has asked to be paid. */
    public String cashierOf(Order order) {
        return order.view().path("payment").path("cashier").path("package")
                .asString("").replace("prepay_id=", "");
    }

    public void pays(String prepay) {
        session.api().post(Member.SANDBOX, "/sandbox/cashier/" + prepay + "/pay", Map.of());
    }

    /** Has been put into funds again. */
    public void hasMoneyAgain() {
        session.api().send("PUT", Member.SANDBOX, "/sandbox/buyers/" + openid(),
                Map.of("balance", 10_000_000));
    }

    /** Orders one of each and pays without a password. */
    public Order orders(Product... products) {
        return order(Basket.ofOneEach(products));
    }

    public Order order(Basket basket) {
        return accepted(insists(body(basket)));
    }

    private Http.Answer insists(Map<String, Object> body) {
        return Persistence.post(session.api(), Member.ORDER, "/v1/orders", body);
    }

    private Order accepted(Http.Answer answer) {
        if (answer.status() != ACCEPTED) {
            throw new AssertionError("the order was not accepted: " + answer.text());
        }
        return order(answer);
    }

    /** The order of an answer that accepted it. */
    public Order order(Http.Answer accepted) {
        return new Order(accepted.body().path("order_id").asString(), session.api());
    }

    /** Places an order under a key of the buyer's choice; answers whatever comes. */
    public Http.Answer place(String idempotencyKey, Basket basket) {
        return session.api().trySend("POST", Member.ORDER, "/v1/orders",
                idempotencyKey, body(basket));
    }

    private static Map<String, Object> body(Basket basket) {
        List<Map<String, Object>> lines = new ArrayList<>();
        basket.lines().forEach((product, quantity) -> lines
                .add(Map.of("sku", product.sku(), "quantity", quantity)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mini_program", basket.miniProgram());
        body.put("lines", lines);
        body.put("channel", "MINI_PROGRAM_HOME");
        body.put("fallback", "NONE");
        return body;
    }

    /** Pays for one of each, for somebody else; answers what to pass on. */
    public Gift gives(Basket basket) {
        Map<String, Object> body = body(basket);
        body.put("channel", "GIFT");
        body.put("gift", Map.of("message", "for you"));
        Order order = accepted(insists(body));
        order.becomes("AWAITING_RECIPIENT");
        return new Gift(order, order.view().at("/gift/token").asString());
    }

    /** Everything that the service tells this buyer of a gift's order, wherever it goes. */
    public String looksEverywhereFor(Gift gift) {
        String order = "/v1/orders/" + gift.order().id();
        return Stream.of(order, order + "/timeline", order + "/ship-to", order + "/refunds",
                "/v1/orders", gift.path())
                .map(path -> Persistence.get(session.api(), Member.ORDER, path).text())
                .collect(Collectors.joining("\n"));
    }

    /** Another buyer's look at an order. */
    public Http.Answer looksAt(Order order) {
        return session.api().tryGet(Member.ORDER, "/v1/orders/" + order.id());
    }
}
