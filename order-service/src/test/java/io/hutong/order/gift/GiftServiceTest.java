package io.hutong.order.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Gifts over HTTP: paid by one, accepted by one other, or given back. */
class GiftServiceTest {

    private static final String GIFT = """
            {"mini_program":"wx-hutong-demo","channel":"GIFT",
             "lines":[{"sku":"tea-100","quantity":1}],"gift":{"message":"生日快乐 🎂"}}""";
    private static final String ACCEPT = """
            {"ship_to":{"name":"Secret Friend","phone":"+86 13800000000",
             "region":"Fujian Wuyishan","street":"1 Hidden Lane"}}""";

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final TestTokens tokens = TestTokens.shared();
    private final Shopper giver = Shopper.following(new Script());

    private record Gift(String orderId, String token) {
    }

    private Gift offered() {
        String id = giver.order(GIFT);
        JsonNode order = giver.awaitStatus(id, "AWAITING_RECIPIENT");
        return new Gift(id, order.at("/gift/token").asString());
    }

    private Answer accept(Gift gift, String who) {
        return http.post("/v1/gifts/" + gift.token() + "/accept", tokens.buyer(who), ACCEPT);
    }

    /** As a client would: 503 says that nothing was decided. */
    private Answer acceptPatiently(Gift gift, String who) {
        Answer answer = accept(gift, who);
        for (int again = 0; answer.status() == 503 && again < 20; again++) {
            answer = accept(gift, who);
        }
        return answer;
    }

    private void makeOverdue(Gift gift) {
        app.jdbc().update("update orders set receipt_due_at = clock_timestamp()"
                + " where order_id = ?", gift.orderId());
    }

    @Test
    void recipientAcceptsAndTheGiverNeverSeesWhereItGoes() {
        Gift gift = offered();
        JsonNode before = http.get("/v1/gifts/" + gift.token(), null).json();
        assertThat(before.get("message").asString()).isEqualTo("生日快乐 🎂");
        assertThat(before.get("status").asString()).isEqualTo("OFFERED");
        assertThat(before.get("expires_at").isNull()).isFalse();

        assertThat(accept(gift, "b-friend").status()).isEqualTo(200);

        JsonNode order = giver.awaitStatus(gift.orderId(), "PAID");
        assertThat(order.at("/gift/status").asString()).isEqualTo("ACCEPTED");
        String path = "/v1/orders/" + gift.orderId();
        for (String part : List.of("", "/timeline", "/refunds")) {
            assertThat(http.get(path + part, giver.token()).text())
                    .doesNotContain("Hidden").doesNotContain("Secret").doesNotContain("1380000");
        }
        assertThat(http.get(path + "/ship-to", giver.token()).status()).isEqualTo(404);
        assertThat(http.get(path + "/ship-to", tokens.merchant("m-tea")).json()
                .get("street").asString()).isEqualTo("1 Hidden Lane");
        assertThat(http.get(path + "/ship-to", tokens.merchant("m-other")).status())
                .isEqualTo(404);
        assertThat(giver.ship(gift.orderId(), tokens.merchant("m-tea")).status()).isEqualTo(201);
    }

    @Test
    void addressAndMessageCannotBeReadInTheDatabase() {
        Gift gift = offered();
        accept(gift, "b-friend");

        assertThat(app.jdbc().queryForObject("select cart::text from orders where order_id = ?",
                String.class, gift.orderId())).doesNotContain("生日");
        assertThat(new String(app.jdbc().queryForObject(
                "select sealed from order_addresses where order_id = ?", byte[].class,
                gift.orderId()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Hidden");
    }

    @Test
    void giftThatNobodyAcceptsGoesBackByItself() {
        Gift gift = offered();

        makeOverdue(gift);
        Answer late = accept(gift, "b-friend");

        assertThat(late.code()).isEqualTo("GIFT_EXPIRED");
        assertThat(late.status()).isEqualTo(410);
        JsonNode order = giver.awaitStatus(gift.orderId(), "REFUNDED");
        assertThat(order.get("reason").asString()).isEqualTo("GIFT_NOT_ACCEPTED");
        assertThat(order.at("/gift/status").asString()).isEqualTo("EXPIRED");
        assertThat(order.at("/refunded/total").asLong()).isEqualTo(12_900);
        assertThat(accept(gift, "b-friend").code()).isEqualTo("GIFT_EXPIRED");
    }

    @Test
    void giftWithOneRecipientGoesToExactlyOneOf200ConcurrentBuyers() throws Exception {
        Gift gift = offered();
        List<Callable<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String who = "b-friend-" + i;
            attempts.add(() -> acceptPatiently(gift, who));
        }

        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(attempts)) {
                answers.add(each.get());
            }
        }

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::code))
                .hasSize(199).containsOnly("GIFT_ALREADY_ACCEPTED");
        assertThat(app.jdbc().queryForObject("select count(*) from gift_recipients"
                + " where order_id = ?", Integer.class, gift.orderId())).isOne();
    }

    @Test
    void acceptanceAndExpiryAtTheSameMomentHaveOneWinner() throws Exception {
        List<Gift> gifts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            gifts.add(offered());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Gift gift : gifts) {
                CountDownLatch start = new CountDownLatch(1);
                Future<Answer> acceptance = threads.submit(() -> {
                    start.await();
                    return accept(gift, "b-friend");
                });
                Future<?> expiry = threads.submit(() -> {
                    start.await();
                    makeOverdue(gift);
                    return null;
                });
                start.countDown();
                boolean accepted = acceptance.get().status() == 200;
                expiry.get();
                JsonNode end = giver.awaitStatus(gift.orderId(), accepted ? "PAID" : "REFUNDED");
                assertThat(end.at("/gift/status").asString())
                        .isEqualTo(accepted ? "ACCEPTED" : "EXPIRED");
                assertThat(OrderApp.participants().commands(gift.orderId()).stream()
                        .filter("RefundPayment"::equals)).hasSize(accepted ? 0 : 1);
            }
        }
    }

    @Test
    void giverCancelsAGiftThatNobodyHasAcceptedYet() {
        Gift gift = offered();

        assertThat(giver.cancel(gift.orderId()).status()).isEqualTo(202);

        giver.awaitStatus(gift.orderId(), "REFUNDED");
        assertThat(accept(gift, "b-friend").code()).isEqualTo("GIFT_CANCELLED");
    }

    @Test
    void giverAndSecondRecipientAreRefused() {
        Gift gift = offered();

        assertThat(accept(gift, giver.id()).code()).isEqualTo("GIFT_IS_YOURS");
        assertThat(accept(gift, "b-friend").status()).isEqualTo(200);
        assertThat(accept(gift, "b-friend").code()).isEqualTo("GIFT_ALREADY_ACCEPTED");
        assertThat(http.post("/v1/gifts/" + gift.token() + "0/accept", tokens.buyer("b-x"),
                ACCEPT).status()).isEqualTo(404);
    }

    @Test
    void recipientConfirmsTheReceiptAndTheMoneyIsDivided() {
        Gift gift = offered();
        accept(gift, "b-friend");
        assertThat(receive(gift, "b-friend").code()).isEqualTo("ORDER_NOT_SHIPPED");
        giver.ship(gift.orderId(), tokens.merchant("m-tea"));

        Answer received = receive(gift, "b-friend");

        assertThat(received.status()).as(received.text()).isEqualTo(202);
        assertThat(received.json().get("goods").asString()).isEqualTo("RECEIVED");
        giver.awaitStatus(gift.orderId(), "SETTLED");
        assertThat(receive(gift, "b-friend").status()).isEqualTo(202);
        assertThat(OrderApp.participants().commands(gift.orderId()).stream()
                .filter("SettlePayment"::equals)).hasSize(1);
    }

    @Test
    void nobodyButTheRecipientConfirmsByTheGiftsToken() {
        Gift gift = offered();
        accept(gift, "b-friend");
        giver.ship(gift.orderId(), tokens.merchant("m-tea"));

        for (String who : List.of("b-curious", giver.id())) {
            assertThat(receive(gift, who).status()).isEqualTo(404);
        }
        assertThat(http.post(path(gift) + "/receipt", null, "{}").status()).isEqualTo(401);
        assertThat(giver.see(gift.orderId()).get("status").asString()).isEqualTo("SHIPPED");
    }

    @Test
    void onlyTheRecipientIsToldWhichParcelItIs() {
        Gift gift = offered();
        accept(gift, "b-friend");
        giver.ship(gift.orderId(), tokens.merchant("m-tea"));

        JsonNode recipients = http.get(path(gift), tokens.buyer("b-friend")).json();
        assertThat(recipients.get("you").asString()).isEqualTo("RECIPIENT");
        assertThat(recipients.get("goods").asString()).isEqualTo("SHIPPED");
        assertThat(recipients.at("/shipments/0/tracking_no").asString()).isEqualTo("SF1234567");
        assertThat(http.get(path(gift), giver.token()).json().get("you").asString())
                .isEqualTo("GIVER");
        Answer guest = http.get(path(gift), null);
        assertThat(guest.json().get("you").asString()).isEqualTo("GUEST");
        assertThat(guest.text()).doesNotContain("SF1234567");
    }

    private Answer receive(Gift gift, String who) {
        return http.post(path(gift) + "/receipt", tokens.buyer(who), "{}");
    }

    private static String path(Gift gift) {
        return "/v1/gifts/" + gift.token();
    }

    @Test
    void merchantCannotShipBeforeTheRecipientHasAccepted() {
        Gift gift = offered();

        assertThat(giver.ship(gift.orderId(), tokens.merchant("m-tea")).code())
                .isEqualTo("ORDER_NOT_PAID");
        assertThat(giver.timeline(gift.orderId()).at("/waiting/what").asString())
                .isEqualTo("the gift's recipient");
    }

    @Test
    void giftWithAnAddressOfTheGiversIsRefused() {
        String both = GIFT.replace("\"gift\"", ACCEPT.strip().substring(1)
                .replaceFirst("}\\s*$", "") + ",\"gift\"");

        Answer answer = http.post("/v1/orders", giver.token(), both);

        assertThat(answer.code()).as(answer.text()).isEqualTo("INVALID_REQUEST");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/ship_to");
    }

    static Stream<BadInput> badAddresses() {
        return BadInputs.of(ACCEPT).all().stream();
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void badAddressIsRefused(BadInput bad) {
        Answer answer = http.send("POST", "/v1/gifts/none/accept", bad, giver.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.code()).isEqualTo(bad.code());
    }
}
