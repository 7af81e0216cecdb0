package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockRefused.Refusal;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.testing.SagaDriver;
import io.hutong.merchant.testing.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

class ReservationServiceTest extends ServiceTest {

    ReservationServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    private static ReserveStock order(String orderId, String sku, int... quantities) {
        return order(orderId, DEMO, null, IntStream.of(quantities)
                .mapToObj(quantity -> new ReserveStock.Line(sku, quantity)).toList());
    }

    private static ReserveStock order(
            String orderId, String miniProgram, @Nullable Money expected,
            List<ReserveStock.Line> lines) {
        return new ReserveStock(
                orderId, "b-1", miniProgram, Channel.SEARCH, lines, expected);
    }

    private static void assertRefused(Message reply, Refusal refusal) {
        assertThat(reply).isInstanceOfSatisfying(StockRefused.class,
                refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private void assertStock(String sku, long onHand, long reserved, long shipped) {
        var stock = stock(sku);
        assertThat(List.of(stock.path("on_hand").asLong(), stock.path("reserved").asLong(),
                stock.path("shipped").asLong())).containsExactly(onHand, reserved, shipped);
        assertThat(stock.path("added").asLong()).isEqualTo(onHand + shipped);
    }

    @Test
    void twoHundredBuyersForTenPiecesMakeTenOrders() {
        String sku = product(100, 10);
        List<ReserveStock> orders = IntStream.range(0, 200)
                .mapToObj(i -> order(newOrder(), sku, 1)).toList();

        saga().sendAll(orders);

        List<Message> replies = orders.stream().map(order -> saga().reply(order, 1)).toList();
        assertThat(replies).filteredOn(StockReserved.class::isInstance).hasSize(10);
        assertThat(replies).filteredOn(StockRefused.class::isInstance).hasSize(190)
                .allSatisfy(reply -> assertRefused(reply, Refusal.OUT_OF_STOCK));
        assertStock(sku, 10, 10, 0);
    }

    @Test
    void severalLinesOfOneSkuCountTogether() {
        String sku = product(100, 5);

        Message six = saga().ask(order(newOrder(), sku, 3, 3));
        Message five = saga().ask(order(newOrder(), sku, 3, 2));

        assertRefused(six, Refusal.OUT_OF_STOCK);
        assertThat(five).isInstanceOfSatisfying(StockReserved.class, reserved -> {
            assertThat(reserved.total()).isEqualTo(Money.fen(500));
            assertThat(reserved.parts().getFirst().lines()).hasSize(1);
        });
        assertStock(sku, 5, 5, 0);
    }

    @Test
    void confirmedStockLeavesTheShelf() {
        String sku = product(100, 5);
        String orderId = newOrder();
        saga().ask(order(orderId, sku, 2));

        Message confirmed = saga().ask(new ConfirmReservation(orderId));
        Message again = saga().ask(new ConfirmReservation(orderId), 2);

        assertThat(confirmed).isEqualTo(new ReservationConfirmed(orderId)).isEqualTo(again);
        assertStock(sku, 3, 0, 2);
    }

    @Test
    void releaseTwiceGivesBackOnce() {
        String sku = product(100, 5);
        String orderId = newOrder();
        saga().ask(order(orderId, sku, 2));

        Message released = saga().ask(new ReleaseStock(orderId));
        Message again = saga().ask(new ReleaseStock(orderId), 2);

        assertThat(released).isEqualTo(new StockReleased(orderId, true)).isEqualTo(again);
        assertStock(sku, 5, 0, 0);
    }

    @Test
    void reservationAfterItsReleaseIsRefused() {
        String sku = product(100, 5);
        String orderId = newOrder();

        Message released = saga().ask(new ReleaseStock(orderId));
        Message late = saga().ask(order(orderId, sku, 1));

        assertThat(released).isEqualTo(new StockReleased(orderId, false));
        assertRefused(late, Refusal.VOIDED);
        assertStock(sku, 5, 0, 0);
    }

    @Test
    void repeatWithAHigherAttemptGetsTheStoredOutcome() {
        String sku = product(100, 5);
        ReserveStock order = order(newOrder(), sku, 2);
        Message first = saga().ask(order);
        require(200, http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"Dearer tea","category":"tea",
                 "price":{"total":999,"currency":"CNY"}}"""));

        Message second = saga().ask(order, 2);

        assertThat(second).isEqualTo(first);
        assertStock(sku, 5, 2, 0);
    }

    @Test
    void refusalIsRememberedAlthoughStockArrives() {
        String sku = product(100, 0);
        ReserveStock order = order(newOrder(), sku, 1);
        assertRefused(saga().ask(order), Refusal.OUT_OF_STOCK);
        require(200, http.post("/v1/products/" + sku + "/stock", TOKENS.operator(),
                "{\"quantity\":5}"));

        assertRefused(saga().ask(order, 2), Refusal.OUT_OF_STOCK);
        assertStock(sku, 5, 0, 0);
    }

    @Test
    void repeatedMessageIsAnsweredOnce() {
        String sku = product(100, 5);
        ReserveStock order = order(newOrder(), sku, 1);
        UUID id = UuidV7.next();

        saga().send(id, order, 1, null);
        saga().send(id, order, 1, null);
        saga().reply(order, 1);
        saga().ask(new ReleaseStock(order.orderId()));

        assertThat(saga().about(order.orderId())).hasSize(2);
    }

    @Test
    void expiredCommandReservesNothingButARepeatInTimeMay() {
        String sku = product(100, 5);
        ReserveStock order = order(newOrder(), sku, 1);

        saga().send(UuidV7.next(), order, 1, Instant.now().minusSeconds(1));
        assertRefused(saga().reply(order, 1), Refusal.EXPIRED);
        assertStock(sku, 5, 0, 0);

        saga().send(UuidV7.next(), order, 2, Instant.now().plusSeconds(60));
        assertThat(saga().reply(order, 2)).isInstanceOf(StockReserved.class);
    }

    @Test
    void unknownSkuMiniProgramOrMissingPermitIsRefused() {
        Message sku = saga().ask(order(newOrder(), "no-such-sku", 1));
        Message wine = saga().ask(order(newOrder(), "wine-300", 1));
        Message miniProgram = saga().ask(order(newOrder(), "wx-nowhere", null,
                List.of(new ReserveStock.Line("tea-100", 1))));

        assertRefused(sku, Refusal.UNKNOWN_SKU);
        assertRefused(wine, Refusal.CATEGORY_NOT_PERMITTED);
        assertRefused(miniProgram, Refusal.UNKNOWN_MINI_PROGRAM);
    }

    @Test
    void changedPriceIsRefused() {
        String sku = product(100, 5);
        List<ReserveStock.Line> lines = List.of(new ReserveStock.Line(sku, 2));

        Message wrong = saga().ask(order(newOrder(), DEMO, Money.fen(199), lines));
        Message right = saga().ask(order(newOrder(), DEMO, Money.fen(200), lines));

        assertRefused(wrong, Refusal.PRICE_CHANGED);
        assertThat(right).isInstanceOf(StockReserved.class);
    }

    @Test
    void suspendedMiniProgramTakesNoOrdersUntilItIsReinstated() {
        String sku = product(100, 5);
        String id = newId("wx-shop");
        List<ReserveStock.Line> lines = List.of(new ReserveStock.Line(sku, 1));
        String path = "/v1/mini-programs/" + id;
        require(200, http.put(path, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[\"tea\"]}"));

        require(200, http.post(path + "/suspend", TOKENS.operator(),
                "{\"reason\":\"INDUCED_SHARING\",\"note\":\"rewards for forwarding\"}"));
        Message suspended = saga().ask(order(newOrder(), id, null, lines));
        require(200, http.post(path + "/reinstate", TOKENS.operator(), "{\"note\":\"fixed\"}"));
        Message reinstated = saga().ask(order(newOrder(), id, null, lines));

        assertRefused(suspended, Refusal.MINI_PROGRAM_SUSPENDED);
        assertThat(reinstated).isInstanceOf(StockReserved.class);
    }

    @Test
    void cartOfTwoMerchantsHasOnePartEach() {
        Message reply = saga().ask(order(newOrder(), DEMO, null, List.of(
                new ReserveStock.Line("mug-200", 1), new ReserveStock.Line("tea-100", 1),
                new ReserveStock.Line("mug-200", 1))));

        assertThat(reply).isInstanceOfSatisfying(StockReserved.class, reserved -> {
            assertThat(reserved.total()).isEqualTo(Money.fen(24_700));
            assertThat(reserved.parts()).extracting(StockReserved.Part::merchantId)
                    .containsExactly("m-mug", "m-tea");
            assertThat(reserved.parts().getFirst().subMchid()).isEqualTo("1900000102");
            assertThat(reserved.parts().getFirst().terms().trafficFee().value()).isEqualTo(150);
        });
    }

    @Test
    void confirmationWithoutReservationIsADeadLetter() {
        String sku = product(100, 5);
        ConfirmReservation lost = new ConfirmReservation(newOrder());
        ReserveStock good = order(newOrder(), sku, 1);

        saga().sendAll(List.of(lost, good));

        assertThat(saga().reply(good, 1)).isInstanceOf(StockReserved.class);
        Awaitility.await().until(() -> saga().about(lost.orderId()), found -> !found.isEmpty());
        assertThat(saga().about(lost.orderId())).extracting(SagaDriver.Heard::topic)
                .containsExactly(Topics.deadLetters(Topics.MERCHANT_COMMANDS));
    }

    @Test
    void reservedPiecesAreThoseOfLiveOrders() {
        String sku = product(100, 5);
        saga().ask(order(newOrder(), sku, 2));

        var verdict = http.get("/v1/stock/verify", TOKENS.operator()).json();

        assertThat(verdict.path("consistent").asBoolean()).as(verdict.toString()).isTrue();
    }
}
