package io.hutong.acceptance.dsl;

import static io.hutong.acceptance.driver.Eventually.eventually;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Http;
import io.hutong.cluster.layout.Member;
import io.hutong.kernel.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An order as its buyer sees it. */
public final class Order {

    private static final Duration SOON = Duration.ofSeconds(120);

    /** Longest way of an order whose debit is in doubt: step deadline, reversal, queries. */
    private static final Duration IN_DOUBT = Duration.ofSeconds(240);

    private static final Set<String> ENDS = Set.of(
            "PAID", "SETTLED", "CANCELLED", "REJECTED", "REFUNDED", "PARTLY_REFUNDED");

    private final String id;
    private final Api api;

    Order(String id, Api api) {
        this.id = id;
        this.api = api;
    }

    public String id() {
        return id;
    }

    public void becomes(String status) {
        becomes(status, SOON);
    }

    public void becomesWhenInDoubt(String status) {
        becomes(status, IN_DOUBT);
    }

    private void becomes(String status, Duration within) {
        eventually("order " + id + " " + status, within, this::view,
                view -> view.path("status").asString("").equals(status));
    }

    /** Waits until nothing happens any more, and tells where the order is. */
    public String comesToRest() {
        return eventually("order " + id + " at rest", IN_DOUBT, this::view,
                view -> ENDS.contains(view.path("status").asString(""))
                        && view.path("pending").asString("").isEmpty())
                .path("status").asString();
    }

    /** Waits until the order stands where one of these says, with nothing under way. */
    public String endsAs(String... statuses) {
        return eventually("order " + id + " one of " + List.of(statuses), IN_DOUBT, this::view,
                view -> List.of(statuses).contains(view.path("status").asString(""))
                        && view.path("pending").asString("").isEmpty())
                .path("status").asString();
    }

    public String reason() {
        return view().path("reason").asString("");
    }

    public void isRefusedFor(String reason) {
        becomes("REJECTED");
        hasReason(reason);
    }

    public void isCancelledFor(String reason) {
        becomes("CANCELLED", IN_DOUBT);
        hasReason(reason);
    }

    private void hasReason(String reason) {
        String found = reason();
        if (!found.equals(reason)) {
            throw new AssertionError("the reason is " + found + ", not " + reason);
        }
    }

    /** The merchant hands the parcel to the carrier, the buyer confirms the receipt. */
    public void isShippedBy(Platform platform) {
        platform.ships(this);
        becomes("SHIPPED");
    }

    public void isReceived() {
        Persistence.insist(api, Member.ORDER, "/v1/orders/" + id + "/receipt", Map.of());
    }

    public void isCancelledByItsBuyer() {
        Persistence.insist(api, Member.ORDER, "/v1/orders/" + id + "/cancel", Map.of());
    }

    /** The buyer asks the merchant for money back; answers the number of the request. */
    public String asksBack(Money amount, String reason) {
        return api.post(Member.ORDER, "/v1/orders/" + id + "/after-sales", Map.of("amount",
                Map.of("total", amount.total(), "currency", amount.currency()),
                "reason", reason)).path("after_sale_id").asString();
    }

    /** Waits until the buyer is told that so much came back. */
    public void hasRefunded(Money amount) {
        eventually("order " + id + " has refunded " + amount, SOON, this::view,
                view -> view.at("/refunded/total").asLong() == amount.total()
                        && view.path("pending").asString("").isEmpty());
    }

    /** Names of the steps that the timeline tells, in order, each once. */
    public List<String> steps() {
        return api.get(Member.ORDER, "/v1/orders/" + id + "/timeline").findValues("step")
                .stream().map(step -> step.asString("")).distinct().toList();
    }

    /** Everything that its timeline tells. */
    String story() {
        return api.get(Member.ORDER, "/v1/orders/" + id + "/timeline").toString();
    }

    /** All that its reader is told of it, as it is sent. */
    public String everything() {
        return view().toString();
    }

    /** Asks again where the service says that it could not look: that is no state of an order. */
    JsonNode view() {
        Http.Answer seen = Persistence.get(api, Member.ORDER, "/v1/orders/" + id);
        if (!seen.ok()) {
            throw new AssertionError("order " + id + " cannot be seen: " + seen.text());
        }
        return seen.body();
    }
}
