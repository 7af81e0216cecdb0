package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.message.TrafficRateSet;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.reservation.model.ReservationDecision;
import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One-yuan welfare, flash purchase and the traffic platform's rates, on a real database. */
class SpecialsServiceTest extends ServiceTest {

    private static final int BUYERS = 200;

    private final Reservations reservations;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    @Autowired
    SpecialsServiceTest(
            @Value("${local.server.port}") int port, Reservations reservations,
            PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        super(port);
        this.reservations = reservations;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    private MerchantReply apply(MerchantCommand command) {
        return apply(List.of(command)).getFirst();
    }

    /** In one poll. */
    private List<MerchantReply> apply(List<MerchantCommand> commands) {
        return transaction.execute(_ -> reservations.carryOut(commands.stream()
                .map(command -> ReservationMessages.commandOf(command, null)).toList())).stream()
                .map(decision -> ReservationMessages.replyOf(
                        "o", ((ReservationDecision.Answered) decision).reply()))
                .toList();
    }

    private static ReserveStock order(
            String buyer, String sku, int quantity, @Nullable Money expected) {
        return new ReserveStock(newOrder(), buyer, DEMO, Channel.SEARCH,
                List.of(new ReserveStock.Line(sku, quantity)), expected);
    }

    private String welfare(int perBuyerAndDay, int inStock) {
        String sku = newId("welfare");
        require(200, http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"Sample","category":"welfare",
                 "price":{"total":100,"currency":"CNY"},"section":"ONE_YUAN_WELFARE",
                 "max_per_buyer_day":%d}""".formatted(perBuyerAndDay)));
        require(200, http.post("/v1/products/" + sku + "/stock", TOKENS.operator(),
                "{\"quantity\":" + inStock + "}"));
        return sku;
    }

    private String campaign(String sku, long perPiece, long budget) {
        String id = newId("flash");
        require(200, putCampaign(id, sku, perPiece, budget));
        return id;
    }

    private Answer putCampaign(String id, String sku, long perPiece, long budget) {
        return putCampaign(id, sku, perPiece, budget, "2099-01-01T00:00:00Z");
    }

    private Answer putCampaign(
            String id, String sku, long perPiece, long budget, String until) {
        return http.put("/v1/subsidies/" + id, TOKENS.operator(), """
                {"sku":"%s","slogan":"半小时送达","per_piece":{"total":%d,"currency":"CNY"},
                 "budget":{"total":%d,"currency":"CNY"},"starts_at":"2020-01-01T00:00:00Z",
                 "ends_at":"%s"}""".formatted(sku, perPiece, budget, until));
    }

    private long left(String campaign) {
        return http.get("/v1/subsidies/" + campaign, TOKENS.operator()).json()
                .at("/left/total").asLong();
    }

    /** Every order in a poll of its own, all at once. */
    private List<MerchantReply> all(List<ReserveStock> orders) throws Exception {
        List<Callable<MerchantReply>> attempts = new ArrayList<>();
        orders.forEach(order -> attempts.add(() -> apply(order)));
        List<MerchantReply> replies = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (Future<MerchantReply> each : threads.invokeAll(attempts)) {
                replies.add(each.get());
            }
        }
        return replies;
    }

    private static List<StockRefused.Refusal> refusals(List<MerchantReply> replies) {
        return replies.stream().filter(StockRefused.class::isInstance)
                .map(reply -> ((StockRefused) reply).refusal()).toList();
    }

    @Test
    void subsidyBudgetForTenOrdersIsHeldByExactlyTenOf200ConcurrentBuyers() throws Exception {
        String sku = product(10_000, 1_000);
        String campaign = campaign(sku, 1_500, 15_000);
        List<ReserveStock> orders = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            orders.add(order("b-" + i, sku, 1, null));
        }

        List<MerchantReply> replies = all(orders);

        assertThat(replies.stream().filter(StockReserved.class::isInstance)).hasSize(10)
                .allSatisfy(reply -> {
                    assertThat(((StockReserved) reply).total()).isEqualTo(Money.fen(8_500));
                    assertThat(((StockReserved) reply).parts().getFirst().subsidy())
                            .isEqualTo(Money.fen(1_500));
                });
        assertThat(refusals(replies)).hasSize(190)
                .containsOnly(StockRefused.Refusal.SUBSIDY_EXHAUSTED);
        assertThat(left(campaign)).isZero();
    }

    @Test
    void oneYuanStockOfTenGoesToExactlyTenOf200ConcurrentBuyers() throws Exception {
        String sku = welfare(1, 10);
        List<ReserveStock> orders = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            orders.add(order("b-" + i, sku, 1, Money.fen(100)));
        }

        List<MerchantReply> replies = all(orders);

        assertThat(replies.stream().filter(StockReserved.class::isInstance)).hasSize(10);
        assertThat(refusals(replies)).hasSize(190)
                .containsOnly(StockRefused.Refusal.OUT_OF_STOCK);
    }

    @Test
    void limitPerBuyerAndDayHoldsAgainstFiftyOrdersAtOnce() throws Exception {
        String sku = welfare(3, 1_000);
        List<ReserveStock> orders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            orders.add(order("b-greedy", sku, 1, null));
        }

        List<MerchantReply> replies = all(orders);

        assertThat(replies.stream().filter(StockReserved.class::isInstance)).hasSize(3);
        assertThat(refusals(replies)).containsOnly(StockRefused.Refusal.PURCHASE_LIMIT);
        assertThat(apply(order("b-modest", sku, 3, null))).isInstanceOf(StockReserved.class);
    }

    @Test
    void orderThatEndsUnpaidGivesLimitAndSubsidyBack() {
        String sku = welfare(1, 10);
        ReserveStock first = order("b-1", sku, 1, null);
        String subsidised = product(10_000, 10);
        String campaign = campaign(subsidised, 1_000, 1_000);
        ReserveStock flash = order("b-1", subsidised, 1, null);
        apply(first);
        apply(flash);

        assertThat(apply(order("b-1", sku, 1, null))).isInstanceOf(StockRefused.class);
        apply(new ReleaseStock(first.orderId()));
        apply(new ReleaseStock(flash.orderId()));
        apply(new ReleaseStock(flash.orderId()));

        assertThat(apply(order("b-1", sku, 1, null))).isInstanceOf(StockReserved.class);
        assertThat(left(campaign)).isEqualTo(1_000);
    }

    @Test
    void listingShowsTheSubsidisedPriceAsLongAsTheBudgetDoes() {
        String sku = product(10_000, 10);
        assertThat(listed(sku).has("flash")).isFalse();
        campaign(sku, 1_000, 2_500);

        assertThat(listed(sku).at("/flash/price/total").asLong()).isEqualTo(9_000);
        assertThat(listed(sku).at("/flash/pieces_left").asLong()).isEqualTo(2);
        apply(order("b-1", sku, 2, Money.fen(18_000)));

        assertThat(listed(sku).has("flash")).isFalse();
    }

    private JsonNode listed(String sku) {
        return http.get("/v1/products/" + sku, null).json();
    }

    @Test
    void limitBeginsAnewWithTheNextBeijingDay() {
        String sku = welfare(1, 10);
        apply(order("b-2", sku, 1, null));

        jdbc.update("update limited_purchase set day = day - 1 where sku = ?", sku);

        assertThat(apply(order("b-2", sku, 1, null))).isInstanceOf(StockReserved.class);
    }

    @Test
    void refundReturnsUnusedSubsidyInProportionOnce() {
        String sku = product(10_000, 10);
        String campaign = campaign(sku, 1_000, 5_000);
        ReserveStock order = order("b-3", sku, 2, null);
        apply(order);
        apply(new ConfirmReservation(order.orderId()));
        assertThat(left(campaign)).isEqualTo(3_000);
        Money half = Money.fen(9_000);
        var refund = new RecordRefund(order.orderId(), order.orderId() + "01", Instant.now(),
                List.of(new RefundedPart("m-tea", false, half, half, Money.ZERO, Money.ZERO,
                        Money.ZERO, Money.ZERO)),
                List.of());

        apply(refund);
        apply(refund);

        assertThat(left(campaign)).isEqualTo(4_000);
    }

    @Test
    void budgetFollowsWhatWasPaidAndWhatCameBackOfIt() {
        String sku = product(2_000, 10);
        String campaign = campaign(sku, 500, 5_000);
        ReserveStock order = order("b-3", sku, 1, null);
        saga().ask(order);
        saga().ask(new ConfirmReservation(order.orderId()));

        saga().ask(new RecordRefund(order.orderId(), order.orderId() + "R01", Instant.now(),
                List.of(refunded(false, 700)), List.of()));
        assertThat(left(campaign)).as("500 × 800 / 1500").isEqualTo(5_000 - 266);
        saga().ask(new RecordSettlement(order.orderId(), Instant.now(), List.of(new SettledPart(
                "m-tea", Money.fen(800), Money.fen(800), Money.ZERO, Money.ZERO, Money.ZERO,
                Money.fen(266), null))));
        saga().ask(new RecordRefund(order.orderId(), order.orderId() + "R02", Instant.now(),
                List.of(refunded(true, 400)), List.of()), 2);
        assertThat(left(campaign)).isEqualTo(5_000 - 266);
        var back = new MerchantFundsMoved(order.orderId(), "m-tea",
                MerchantFundsMoved.Kind.SUBSIDY_RETURN, order.orderId() + "R0201B",
                Money.fen(-133), Instant.now());
        saga().tell(back);
        saga().tell(back);

        Awaitility.await().untilAsserted(() -> assertThat(left(campaign)).isEqualTo(5_000 - 133));
    }

    private static RefundedPart refunded(boolean settled, long fen) {
        return new RefundedPart("m-tea", settled, Money.fen(fen), Money.fen(fen), Money.ZERO,
                Money.ZERO, Money.ZERO, Money.ZERO);
    }

    @Test
    void buyerWhoExpectsTheFullPriceGetsItWhenTheBudgetIsUsedUp() {
        String sku = product(10_000, 10);
        campaign(sku, 1_000, 1_000);
        apply(order("b-4", sku, 1, null));

        assertThat(refusals(List.of(apply(order("b-5", sku, 1, Money.fen(9_000))))))
                .containsExactly(StockRefused.Refusal.SUBSIDY_EXHAUSTED);
        assertThat(apply(order("b-5", sku, 1, Money.fen(10_000))))
                .isInstanceOfSatisfying(StockReserved.class,
                        reply -> assertThat(reply.parts().getFirst().subsidy()).isNull());
    }

    @Test
    void secondCampaignIsUsedWhenTheFirstIsUsedUp() throws Exception {
        String sku = product(10_000, 1_000);
        String later = campaign(sku, 1_000, 5_000);
        String first = newId("flash");
        require(200, putCampaign(first, sku, 1_500, 4_500, "2098-01-01T00:00:00Z"));
        List<ReserveStock> orders = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            orders.add(order("b-" + i, sku, 1, null));
        }

        assertThat(listed(sku).at("/flash/price/total").asLong()).isEqualTo(8_500);
        List<MerchantReply> replies = all(orders);

        assertThat(replies.stream().filter(StockReserved.class::isInstance)
                .map(reply -> ((StockReserved) reply).total().total()).sorted().toList())
                .containsExactly(8_500L, 8_500L, 8_500L, 9_000L, 9_000L, 9_000L, 9_000L, 9_000L);
        assertThat(refusals(replies)).hasSize(BUYERS - 8)
                .containsOnly(StockRefused.Refusal.SUBSIDY_EXHAUSTED);
        assertThat(left(first)).isZero();
        assertThat(left(later)).isZero();
        assertThat(listed(sku).has("flash")).isFalse();
    }

    @Test
    void firstCampaignRunsOutWithinOnePollAndTheNextOrderOfThePollHasTheSecond() {
        String sku = product(10_000, 10);
        campaign(sku, 1_000, 5_000);
        require(200, putCampaign(newId("flash"), sku, 1_500, 1_500, "2098-01-01T00:00:00Z"));

        List<MerchantReply> replies = apply(List.of(order("b-1", sku, 1, null),
                order("b-2", sku, 1, null), order("b-3", sku, 1, Money.fen(8_500))));

        assertThat(replies)
                .satisfiesExactly(
                        reply -> assertThat(((StockReserved) reply).total())
                                .isEqualTo(Money.fen(8_500)),
                        reply -> assertThat(((StockReserved) reply).total())
                                .isEqualTo(Money.fen(9_000)),
                        reply -> assertThat(((StockRefused) reply).refusal())
                                .isEqualTo(StockRefused.Refusal.PRICE_CHANGED));
    }

    @Test
    void campaignsThatTakeTheSameOffPayForOneOrderTogetherAndGetItBackTogether() {
        String sku = product(10_000, 10);
        String later = campaign(sku, 1_000, 5_000);
        String first = newId("flash");
        require(200, putCampaign(first, sku, 1_000, 1_999, "2098-01-01T00:00:00Z"));
        assertThat(listed(sku).at("/flash/pieces_left").asLong()).isEqualTo(6);
        ReserveStock order = order("b-1", sku, 3, Money.fen(27_000));

        assertThat(((StockReserved) apply(order)).parts().getFirst().subsidy())
                .isEqualTo(Money.fen(3_000));
        assertThat(left(first)).isEqualTo(999);
        assertThat(left(later)).isEqualTo(3_000);
        apply(new ReleaseStock(order.orderId()));

        assertThat(left(first)).isEqualTo(1_999);
        assertThat(left(later)).isEqualTo(5_000);
    }

    @Test
    void orderThatOnlyTheSecondCampaignDoesForHasThatOne() {
        String sku = product(10_000, 10);
        campaign(sku, 1_000, 5_000);
        require(200, putCampaign(newId("flash"), sku, 1_500, 1_500, "2098-01-01T00:00:00Z"));

        assertThat(((StockReserved) apply(order("b-1", sku, 2, null))).total())
                .isEqualTo(Money.fen(18_000));
    }

    @Test
    void productHasAtMostTwentyCampaigns() {
        String sku = product(10_000, 1);
        for (int i = 0; i < 20; i++) {
            campaign(sku, 1_000, 5_000);
        }

        assertThat(putCampaign(newId("flash"), sku, 1_000, 5_000).code())
                .isEqualTo("TOO_MANY_SUBSIDIES");
    }

    @Test
    void databaseItselfRefusesToOverspendASubsidy() {
        String campaign = campaign(product(10_000, 10), 1_000, 1_000);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.update(
                "update subsidy_campaign set committed = budget + 1 where campaign_id = ?",
                campaign)).hasMessageContaining("subsidy_never_overspent");
    }

    @Test
    void deliveryPromiseComesWithTheQuote() {
        String sku = newId("instant");
        require(200, http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"Hot tea","category":"tea",
                 "price":{"total":1800,"currency":"CNY"},"deliver_within_minutes":30}"""));
        http.post("/v1/products/" + sku + "/stock", TOKENS.operator(), "{\"quantity\":5}");

        StockReserved reply = (StockReserved) apply(order("b-6", sku, 1, null));

        assertThat(reply.parts().getFirst().lines().getFirst().deliverWithinMinutes())
                .isEqualTo(30);
    }

    @Test
    void campaignThatCannotBeIsRefused() {
        String sku = product(1_000, 1);

        assertThat(putCampaign(newId("flash"), sku, 1_000, 5_000).code())
                .isEqualTo("SUBSIDY_TOO_HIGH");
        assertThat(putCampaign(newId("flash"), welfare(1, 1), 10, 5_000).code())
                .isEqualTo("NO_SUBSIDY_ON_WELFARE");
        campaign(sku, 10, 5_000);
        assertThat(http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"S","category":"welfare","max_per_buyer_day":1,
                 "price":{"total":100,"currency":"CNY"},"section":"ONE_YUAN_WELFARE"}""").code())
                .isEqualTo("NO_SUBSIDY_ON_WELFARE");
        assertThat(http.put("/v1/products/" + newId("welfare"), TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"S","category":"welfare",
                 "price":{"total":200,"currency":"CNY"},"section":"ONE_YUAN_WELFARE"}""").json()
                .get("errors")).hasSize(2);
    }

    @Test
    void trafficRateOfTheCategoryHoldsFromItsBeginningOn() {
        String tea = product(10_000, 100);
        String soon = Instant.now().plusSeconds(3_600).toString();
        assertThat(rate("LIVE_ROOM", null, 170, Instant.now().toString()).status()).isEqualTo(201);
        assertThat(rate("LIVE_ROOM", "tea", 333, Instant.now().toString()).status()).isEqualTo(201);
        assertThat(rate("LIVE_ROOM", "tea", 999, soon).status()).isEqualTo(201);
        assertThat(rate("LIVE_ROOM", "tea", 1, "2020-01-01T00:00:00Z").code())
                .isEqualTo("RATE_IN_THE_PAST");

        StockReserved reply = (StockReserved) apply(new ReserveStock(newOrder(), "b-7", DEMO,
                Channel.LIVE_ROOM, List.of(new ReserveStock.Line(tea, 1)), null));

        assertThat(reply.parts().getFirst().terms().trafficFee().value()).isEqualTo(333);
        Awaitility.await().untilAsserted(() -> assertThat(saga().about("LIVE_ROOM"))
                .extracting(heard -> ((TrafficRateSet) heard.message()).fee().value())
                .contains(170, 333, 999));
        jdbc.update("delete from traffic_rate");
    }

    private Answer rate(String channel, @Nullable String category, int fee, String from) {
        return http.post("/v1/traffic-rates", TOKENS.operator(), """
                {"channel":"%s",%s"fee":%d,"effective_from":"%s"}""".formatted(channel,
                category == null ? "" : "\"category\":\"" + category + "\",", fee, from));
    }
}
