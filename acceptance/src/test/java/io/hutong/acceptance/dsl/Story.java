package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every story has at hand. Names are made unique, so stories never meet one another. */
public abstract class Story {

    private final RunningCluster cluster = RunningCluster.get();

    protected final Platform platform = new Platform(cluster);
    protected final WeChat wechat = new WeChat(cluster);
    protected final Books books = new Books(cluster);
    protected final Operations operations = new Operations(cluster);

    /** A buyer who is logged in and has signed the password-free mandate. */
    protected final Buyer buyerWithMandate() {
        Buyer buyer = buyer();
        buyer.signMandate();
        return buyer;
    }

    /** Where the mini-program page is. */
    protected final URI page() {
        return cluster.page();
    }

    /** A name that nobody has yet. */
    protected final String aName() {
        return Names.unique("buyer");
    }

    /** Somebody to give something to. */
    protected final Recipient recipient() {
        return new Recipient(cluster);
    }

    /** A token for somebody who is logged in, with its time over. */
    protected final String expiredToken() {
        return cluster.expired(aName());
    }

    /** What comes of a login code: {@code OK} or a problem's code. */
    protected final String logsInWith(String code) {
        var answer = cluster.anyone().trySend("POST", Member.ORDER, "/v1/sessions",
                Names.unique("key"), Map.of("code", code));
        return answer.ok() ? "OK" : answer.body().path("code").asString("");
    }

    /** Whether the service takes the token. */
    protected final boolean isLetIn(String token) {
        return cluster.anyone().as(token).tryGet(Member.ORDER, "/v1/orders").ok();
    }

    /** Numbers of the orders of whoever the token is for, as order-service lists them. */
    protected final List<String> ordersOf(String token) {
        return cluster.anyone().as(token).get(Member.ORDER, "/v1/orders?limit=100").path("items")
                .valueStream().map(order -> order.path("order_id").asString()).toList();
    }

    /** How many times the buyer of that order has asked for money back. */
    protected final int askedBack(String orderId, String token) {
        return cluster.anyone().as(token).get(Member.ORDER,
                "/v1/orders/" + orderId + "/after-sales").path("items").size();
    }

    /** The services that take the token. */
    protected final List<Member> doorsOpenTo(String token) {
        Api bearer = cluster.anyone().as(token);
        return Stream.of(Map.entry(Member.ORDER, "/v1/orders"),
                Map.entry(Member.PAYMENT, "/v1/mandates/current"),
                Map.entry(Member.MERCHANT, "/v1/products"))
                .filter(door -> bearer.tryGet(door.getKey(), door.getValue()).ok())
                .map(Map.Entry::getKey).toList();
    }

    /** Whether all three services take the token. */
    protected final boolean isLetInEverywhere(String token) {
        return doorsOpenTo(token).size() == 3;
    }

    /** A buyer who is logged in. */
    protected final Buyer buyer() {
        return Buyer.login(cluster);
    }
}
