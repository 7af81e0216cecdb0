package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.ProductChanged;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.StockRefused;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.id.PathIds;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.product.Products;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import io.hutong.web.testing.openapi.AuditWalk;
import io.hutong.web.testing.openapi.AuditWalk.Deed;
import io.hutong.web.testing.openapi.AuditWalk.Deed.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who did what to orders, sagas, letters and links. */
class AuditTest {

    private static final String OPERATOR = "operator-1";
    private static final String CLERK = "clerk-of-m-tea";
    private static final String FRIEND = "b-friend";
    private static final String REASON = "{\"reason\":\"looked into it\"}";
    private static final String MONEY_BACK = """
            {"amount":{"total":100,"currency":"CNY"},"reason":"scratched"}""";
    private static final String PARCEL = "{\"carrier\":\"SF\",\"tracking_no\":\"SF1234567\"}";
    private static final String ACCEPT = """
            {"ship_to":{"name":"Ann","phone":"13800000000","region":"上海市","street":"1 Lane"}}""";
    private static final String GIFT = """
            {"mini_program":"wx-hutong-demo","channel":"GIFT",
             "lines":[{"sku":"tea-100","quantity":1}],"gift":{"message":"生日快乐 🎂"}}""";

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final TestTokens tokens = TestTokens.shared();
    private final String operator = tokens.operator();
    private final String merchant = tokens.merchant("m-tea");
    private final Shopper buyer = Shopper.following(new Script());

    @Test
    void everyActOfAPersonLeavesOneEntryAndEveryWritingCallIsKnown() {
        AuditWalk walk = new AuditWalk(
                app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                http);
        orders(walk);
        desk(walk);
        links(walk);
        walk.noAct("POST /v1/orders", "the order is the record of who placed it, and when")
                .noAct("POST /v1/sessions", "a login moves nothing; sessions are kept")
                .noAct("POST /v1/sessions/refresh", "as a login")
                .noAct("DELETE /v1/sessions/current", "as a login")
                .noAct("POST /v1/links", "a link says itself who made it")
                .noAct("POST /v1/links/resolve", "reads")
                .noAct("POST /v1/links/{id}/revoke", "its maker alone can, and the link says when");

        assertThat(walk.complaints()).isEmpty();
        assertThat(entries("limit=1000"))
                .filteredOn(entry -> !entry.path("subject_kind").asString().equals("link-domain"))
                .extracting(entry -> entry.path("subject").asString())
                .as("ids travel in paths").isNotEmpty().allMatch(PathIds::isOne);
    }

    private void orders(AuditWalk walk) {
        walk.act("POST /v1/orders/{id}/cancel", () -> ofOrder(paid(), "cancel", "{}",
                new Entry(buyer.id(), "ORDER_CANCELLED", ""), buyer.token()))
                .act("POST /v1/orders/{id}/shipments", () -> ofOrder(paid(), "shipments", PARCEL,
                        new Entry(CLERK, "PARCEL_SHIPPED", ""), merchant))
                .act("POST /v1/orders/{id}/receipt", () -> ofOrder(shipped(), "receipt", "{}",
                        new Entry(buyer.id(), "ORDER_RECEIVED", ""), buyer.token()))
                .act("POST /v1/orders/{id}/refunds", () -> ofOrder(paid(), "refunds", MONEY_BACK,
                        new Entry(OPERATOR, "REFUND_ASKED", ""), operator))
                .act("POST /v1/orders/{id}/after-sales", () -> ofOrder(shipped(), "after-sales",
                        MONEY_BACK, new Entry(buyer.id(), "AFTER_SALE_OPENED", ""),
                        buyer.token()))
                .act("POST /v1/after-sales/{id}/approve", () -> verdict("approve", "APPROVED"))
                .act("POST /v1/after-sales/{id}/reject", () -> verdict("reject", "REJECTED"))
                .act("POST /v1/gifts/{token}/accept", () -> gift(offered(), "accept", ACCEPT,
                        "GIFT_ACCEPTED"))
                .act("POST /v1/gifts/{token}/receipt", () -> gift(accepted(), "receipt", "{}",
                        "ORDER_RECEIVED"));
    }

    private void desk(AuditWalk walk) {
        walk.act("POST /v1/sagas/{id}/retry", () -> saga(unconfirmed(), "retry", "SAGA_RETRIED"))
                .act("POST /v1/sagas/{id}/skip",
                        () -> saga(unconfirmed(), "skip", "SAGA_STEP_SKIPPED"))
                .act("POST /v1/sagas/{id}/compensate",
                        () -> saga(wronglyPaid(), "compensate", "SAGA_COMPENSATED"))
                .act("POST /v1/dead-letters/{id}/replay",
                        () -> letter("replay", "DEAD_LETTER_REPLAYED"))
                .act("POST /v1/dead-letters/{id}/discard",
                        () -> letter("discard", "DEAD_LETTER_DISCARDED"));
    }

    private void links(AuditWalk walk) {
        String link = link();
        String domain = "d" + UUID.randomUUID() + ".example";
        walk.act("POST /v1/links/{id}/block", () -> Deed.anew("/v1/links/" + link + "/block",
                operator, REASON, new Entry(OPERATOR, "LINK_BLOCKED", link)))
                .act("POST /v1/links/{id}/unblock", () -> Deed.anew("/v1/links/" + link
                        + "/unblock", operator, "{}", new Entry(OPERATOR, "LINK_UNBLOCKED", link)))
                .act("PUT /v1/link-domains/{platform}/{domain}", () -> Deed.anew(
                        "/v1/link-domains/WECHAT/" + domain, operator,
                        "{\"allowed\":false,\"note\":\"phishing\"}",
                        new Entry(OPERATOR, "LINK_DOMAIN_BLOCKED", "WECHAT/" + domain)));
    }

    private static Deed ofOrder(
            String orderId, String what, String body, Entry entry, String token) {
        return Deed.once("/v1/orders/" + orderId + "/" + what, token, body,
                new Entry(entry.actor(), entry.action(), orderId));
    }

    private Deed verdict(String how, String state) {
        String orderId = shipped();
        String id = http.post("/v1/orders/" + orderId + "/after-sales", buyer.token(), MONEY_BACK)
                .json().path("after_sale_id").asString();
        return Deed.once("/v1/after-sales/" + id + "/" + how, merchant, "{\"note\":\"seen\"}",
                new Entry(CLERK, "AFTER_SALE_" + state, id));
    }

    private Deed gift(JsonNode gift, String what, String body, String action) {
        return Deed.once("/v1/gifts/" + gift.at("/gift/token").asString() + "/" + what,
                tokens.buyer(FRIEND), body,
                new Entry(FRIEND, action, gift.path("order_id").asString()));
    }

    private Deed saga(String orderId, String what, String action) {
        String id = "PlaceOrder-" + orderId;
        return Deed.once("/v1/sagas/" + id + "/" + what, operator, REASON,
                new Entry(OPERATOR, action, id));
    }

    private Deed letter(String what, String action) {
        String orderId = OrderIds.next();
        OrderApp.participants().sendReply(new ReservationConfirmed(orderId),
                new StepRef("PlaceOrder-" + orderId, "ConfirmReservation", 1));
        String id = await().until(() -> letterOf(orderId), found -> !found.isEmpty());
        return Deed.once("/v1/dead-letters/" + id + "/" + what, operator, REASON,
                new Entry(OPERATOR, action, id));
    }

    private String letterOf(String orderId) {
        return http.get("/v1/dead-letters", operator).json().path("items").valueStream()
                .filter(letter -> letter.path("key").asString("").equals(orderId))
                .map(letter -> letter.path("id").asString()).findFirst().orElse("");
    }

    private String paid() {
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");
        return id;
    }

    private String shipped() {
        String id = paid();
        assertThat(buyer.ship(id, merchant).status()).isEqualTo(201);
        return id;
    }

    private JsonNode offered() {
        String id = buyer.order(GIFT);
        return buyer.awaitStatus(id, "AWAITING_RECIPIENT");
    }

    private JsonNode accepted() {
        JsonNode gift = offered();
        assertThat(http.post("/v1/gifts/" + gift.at("/gift/token").asString() + "/accept",
                tokens.buyer(FRIEND), ACCEPT).status()).isEqualTo(200);
        assertThat(buyer.ship(gift.path("order_id").asString(), merchant).status())
                .isEqualTo(201);
        return gift;
    }

    private static String unconfirmed() {
        return parked(new Script().confirms(command -> List.of(new StockRefused(
                command.orderId(), StockRefused.Refusal.OUT_OF_STOCK, "gone"))));
    }

    private static String wronglyPaid() {
        return parked(new Script().authorizes(command -> {
            PaymentAuthorized right = Script.authorized(command);
            return List.of(new PaymentAuthorized(right.orderId(), right.mode(),
                    Money.fen(1), right.paidAt(), right.parts()));
        }));
    }

    private static String parked(Script script) {
        Shopper shopper = Shopper.following(script);
        String id = shopper.order(Shopper.TEA);
        shopper.awaitPending(id, "PARKED");
        script.confirms(command -> List.of(new ReservationConfirmed(command.orderId())));
        return id;
    }

    private String link() {
        OrderApp.participants().send(Topics.MERCHANT_EVENTS, new ProductChanged("tea-100",
                "m-tea", "Da Hong Pao", "tea", Money.fen(12_900)), new StepRef("none", "none", 1),
                UuidV7.next().toString());
        await().until(() -> app.bean(Products.class).find("tea-100").isPresent());
        http.post("/v1/links", buyer.token(), "{\"sku\":\"tea-100\",\"channel\":\"SHARE_LINK\"}");
        return app.jdbc().queryForObject("select link_id from share_links where made_by = ?",
                String.class, buyer.id());
    }

    @Test
    void refundSaysWhoAskedForItAndTheListSaysWhyAndInWhichRequest() {
        String order = paid();
        Answer answer = http.post("/v1/orders/" + order + "/refunds", operator, MONEY_BACK, "k-1");
        String refund = answer.json().path("refund_id").asString();

        String view = "/v1/orders/" + order + "/refunds";
        assertThat(http.get(view, merchant).json().at("/items/0/asked_by").asString())
                .isEqualTo(OPERATOR);
        assertThat(http.get(view, buyer.token()).json().at("/items/0/asked_by").isNull()).isTrue();
        assertThat(askedBy(order, operator)).contains(OPERATOR);
        assertThat(askedBy(order, buyer.token())).doesNotContain(OPERATOR);
        JsonNode entry = entries("subject=" + refund).get(0);
        assertThat(entry.path("subject_kind").asString()).isEqualTo("refund");
        assertThat(entry.path("order_id").asString()).isEqualTo(order);
        assertThat(entry.path("scope").asString()).isEqualTo("operator");
        assertThat(entry.path("reason").asString()).isEqualTo("scratched");
        assertThat(entry.path("idempotency_key").asString()).isEqualTo("k-1");
        assertThat(entry.path("trace_id").asString()).matches("[0-9a-f]{32}");
    }

    private List<String> askedBy(String order, String token) {
        return http.get("/v1/orders/" + order + "/timeline", token).json().path("sagas")
                .valueStream().map(saga -> saga.path("asked_by").asString("")).toList();
    }

    @Test
    void parcelSaysToThoseWhoSellWhoHasNotedIt() {
        String order = shipped();

        assertThat(http.get("/v1/orders/" + order, merchant).json()
                .at("/shipments/0/asked_by").asString()).isEqualTo(CLERK);
        assertThat(http.get("/v1/orders/" + order, operator).json()
                .at("/shipments/0/asked_by").asString()).isEqualTo(CLERK);
        assertThat(http.get("/v1/orders/" + order, buyer.token()).json()
                .at("/shipments/0/asked_by").isNull()).isTrue();
    }

    @Test
    void refusedActLeavesNothing() {
        String order = paid();
        String tooMuch = MONEY_BACK.replace("100", "12901");

        assertThat(http.post("/v1/orders/" + order + "/refunds", operator, tooMuch).code())
                .isEqualTo("REFUND_EXCEEDS_PAYMENT");
        assertThat(http.post("/v1/orders/" + order + "/refunds", tokens.merchant("m-other"),
                MONEY_BACK).status()).isEqualTo(404);
        assertThat(http.post("/v1/orders/" + order + "/receipt", buyer.token(), "{}").code())
                .isEqualTo("ORDER_NOT_SHIPPED");
        assertThat(http.post("/v1/orders/" + order + "/cancel", tokens.buyer("b-other"), "{}")
                .status()).isEqualTo(404);

        assertThat(entries("subject=" + order)).isEmpty();
    }

    @Test
    void cancelledTwiceIsOneAct() {
        String order = paid();

        for (int i = 0; i < 3; i++) {
            assertThat(buyer.cancel(order).status()).isEqualTo(202);
        }

        assertThat(entries("subject=" + order)).hasSize(1);
    }

    @Test
    void onlyOperatorsReadTheList() {
        assertThat(http.get("/v1/audit", merchant).status()).isEqualTo(403);
        assertThat(http.get("/v1/audit", buyer.token()).status()).isEqualTo(403);
        assertThat(http.get("/v1/audit", null).status()).isEqualTo(401);
    }

    /** Tables belong to the service here, so that only the trigger stands before them. */
    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'nobody'", "delete from audit_entry",
            "truncate audit_entry", "update audit_entry set actor = 'nobody' where false"})
    void listIsOnlyAddedTo(String tampering) {
        assertThatThrownBy(() -> app.jdbc().execute(tampering))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }

    private List<JsonNode> entries(String query) {
        Answer answer = http.get("/v1/audit?" + query, operator);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }
}
