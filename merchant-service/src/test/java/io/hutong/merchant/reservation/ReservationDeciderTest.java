package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockRefused.Refusal;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.merchant.reservation.StockOutcome.Answered;
import io.hutong.merchant.reservation.StockOutcome.Impossible;
import io.hutong.merchant.stock.model.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Offer TEA = offer("tea", "m-tea", 12_900, null);
    private static final Offer SAMPLE = offer("sample", "m-tea", 100, 1);
    private static final Assortment ASSORTMENT = new Assortment(
            Map.of("tea", TEA, "sample", SAMPLE),
            Map.of("shop", new Assortment.Storefront(false, Set.of("food")),
                    "closed", new Assortment.Storefront(true, Set.of("food")),
                    "bookshop", new Assortment.Storefront(false, Set.of("books"))));

    private final Shelf shelf = new Shelf(Map.of(
            "tea", new StockLevel(10, 10, 0, 0), "sample", new StockLevel(10, 10, 0, 0)));
    private final ReservationDecider decider =
            new ReservationDecider(Map.of(), ASSORTMENT, shelf, NOW);

    private static Offer offer(String sku, String merchant, long fen, Integer max) {
        return new Offer(sku, sku, "food", Money.fen(fen), max,
                new Offer.Seller(merchant, "1900000101", Terms.standard()));
    }

    private static ReserveStock order(String id, String miniProgram, String sku, int quantity) {
        return new ReserveStock(id, "b", miniProgram, Channel.GIFT,
                List.of(new ReserveStock.Line(sku, quantity)), null);
    }

    private StockOutcome decide(MerchantCommand command) {
        return decider.decide(new StockCommand(command, null));
    }

    private void assertRefused(StockOutcome outcome, Refusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(Answered.class,
                answered -> assertThat(((StockRefused) answered.reply()).refusal())
                        .isEqualTo(refusal));
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void orderSeesWhatThoseBeforeItHaveLeft() {
        StockOutcome first = decide(order("o-1", "shop", "tea", 7));
        StockOutcome second = decide(order("o-2", "shop", "tea", 4));
        StockOutcome third = decide(order("o-3", "shop", "tea", 3));

        assertThat(((Answered) first).reply()).isInstanceOf(StockReserved.class);
        assertThat(((Answered) second).reply()).isInstanceOf(StockRefused.class);
        assertThat(((Answered) third).reply()).isInstanceOf(StockReserved.class);
        assertThat(shelf.changed()).containsExactly(
                Map.entry("tea", new StockLevel(10, 10, 10, 0)));
    }

    @Test
    void releaseInTheSamePollMakesRoom() {
        decide(order("o-1", "shop", "tea", 10));
        decide(new ReleaseStock("o-1"));
        StockOutcome next = decide(order("o-2", "shop", "tea", 10));

        assertThat(((Answered) next).reply()).isInstanceOf(StockReserved.class);
    }

    @Test
    void goodsOfARefundComeBackOnce() {
        decide(order("o-1", "shop", "tea", 3));
        decide(new ConfirmReservation("o-1"));

        StockOutcome first = decide(refund("o-1", "R01", 2));
        StockOutcome again = decide(refund("o-1", "R01", 2));

        assertThat(first).isEqualTo(again)
                .isEqualTo(new Answered(new RefundRecorded("o-1", "R01")));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 9, 0, 1));
    }

    @Test
    void moreGoodsThanHaveLeftNeverComeBack() {
        decide(order("o-1", "shop", "tea", 3));

        assertThat(decide(refund("o-1", "R01", 1))).isInstanceOf(StockOutcome.Impossible.class);
        decide(new ConfirmReservation("o-1"));
        decide(refund("o-1", "R01", 2));

        assertThat(decide(refund("o-1", "R02", 2)))
                .isEqualTo(new Answered(new RefundRecorded("o-1", "R02")));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
        assertThat(decide(refund("o-1", "R03", 1)))
                .isEqualTo(new Answered(new RefundRecorded("o-1", "R03")));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
    }

    @Test
    void refundThatNamesOneSkuTwiceIsRecordedWithWhatThereIs() {
        decide(order("o-1", "shop", "tea", 1));
        decide(new ConfirmReservation("o-1"));
        var line = new RecordRefund.Line("tea", 1);
        var twice = new RecordRefund("o-1", "R01", NOW, List.of(), List.of(line, line));

        assertThat(decide(twice)).isEqualTo(new Answered(new RefundRecorded("o-1", "R01")));
        assertThat(decide(twice)).isEqualTo(new Answered(new RefundRecorded("o-1", "R01")));

        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
    }

    @Test
    void goodsThatTheOrderNeverTookComeBackAsADeadLetter() {
        decide(order("o-1", "shop", "tea", 1));
        decide(new ConfirmReservation("o-1"));

        for (RecordRefund.Line line : List.of(
                new RecordRefund.Line("wine", 1), new RecordRefund.Line("tea", 0))) {
            assertThat(decide(new RecordRefund("o-1", "R01", NOW, List.of(), List.of(line))))
                    .isInstanceOf(StockOutcome.Impossible.class);
        }
    }

    @Test
    void refundWithoutGoodsTouchesNoStock() {
        assertThat(decide(refund("o-9", "R01", 0)))
                .isEqualTo(new Answered(new RefundRecorded("o-9", "R01")));
        assertThat(shelf.changed()).isEmpty();
    }

    private static RecordRefund refund(String order, String id, int tea) {
        return new RecordRefund(order, id, NOW, List.of(), tea == 0 ? List.of()
                : List.of(new RecordRefund.Line("tea", tea)));
    }

    @Test
    void quoteCarriesTheTermsOfItsChannel() {
        StockOutcome outcome = decide(order("o-1", "shop", "tea", 2));

        var quote = (StockReserved) ((Answered) outcome).reply();
        assertThat(quote.total()).isEqualTo(Money.fen(25_800));
        assertThat(quote.parts().getFirst().terms())
                .isEqualTo(Terms.standard().forOrderFrom(Channel.GIFT));
    }

    @Test
    void suspensionComesBeforeEveryOtherReason() {
        assertRefused(decide(order("o-1", "closed", "no-such-sku", 99)),
                Refusal.MINI_PROGRAM_SUSPENDED);
    }

    @Test
    void categoryWithoutPermitIsRefused() {
        assertRefused(decide(order("o-1", "bookshop", "tea", 1)), Refusal.CATEGORY_NOT_PERMITTED);
    }

    @Test
    void moreThanTheLimitPerOrderIsRefusedAlsoInSeveralLines() {
        ReserveStock two = new ReserveStock("o-1", "b", "shop", Channel.GIFT, List.of(
                new ReserveStock.Line("sample", 1), new ReserveStock.Line("sample", 1)), null);

        assertRefused(decide(two), Refusal.PURCHASE_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void quantityThatIsNotPositiveIsImpossible(int quantity) {
        assertThat(decide(order("o-1", "shop", "tea", quantity))).isInstanceOf(Impossible.class);
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void quantitiesThatOverflowAreImpossible() {
        ReserveStock huge = new ReserveStock("o-1", "b", "shop", Channel.GIFT, List.of(
                new ReserveStock.Line("tea", Integer.MAX_VALUE),
                new ReserveStock.Line("tea", Integer.MAX_VALUE)), null);

        assertThat(decide(huge)).isInstanceOf(Impossible.class);
    }

    @Test
    void orderWithoutLinesIsImpossible() {
        var empty = new ReserveStock("o-1", "b", "shop", Channel.GIFT, List.of(), null);

        assertThat(decide(empty)).isInstanceOf(Impossible.class);
    }

    @Test
    void confirmationNeedsAReservation() {
        decide(new ReleaseStock("o-1"));
        decide(order("o-2", "shop", "tea", 99));
        decide(order("o-3", "shop", "tea", 1));
        decide(new ReleaseStock("o-3"));

        for (String order : List.of("o-0", "o-1", "o-2", "o-3")) {
            assertThat(decide(new ConfirmReservation(order))).isInstanceOf(Impossible.class);
        }
    }

    @Test
    void stockThatHasLeftCannotBeReleased() {
        decide(order("o-1", "shop", "tea", 1));
        decide(new ConfirmReservation("o-1"));

        assertThat(decide(new ReleaseStock("o-1"))).isInstanceOf(Impossible.class);
    }

    @Test
    void settlementIsNoMatterOfStock() {
        assertThat(decide(new RecordSettlement("o-1", NOW, List.of())))
                .isEqualTo(new Answered(new SettlementRecorded("o-1")));
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void deadlineItselfIsStillInTime() {
        var atDeadline = new StockCommand(order("o-1", "shop", "tea", 1), NOW);
        var past = new StockCommand(order("o-2", "shop", "tea", 1), NOW.minusNanos(1));

        assertThat(((Answered) decider.decide(atDeadline)).reply())
                .isInstanceOf(StockReserved.class);
        assertThat(((Answered) decider.decide(past)).reply()).isInstanceOf(StockRefused.class);
    }
}
