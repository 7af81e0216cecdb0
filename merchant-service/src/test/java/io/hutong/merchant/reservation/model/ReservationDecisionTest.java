package io.hutong.merchant.reservation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.merchant.reservation.model.ReservationDecision.Answered;
import io.hutong.merchant.reservation.model.ReservationDecision.Impossible;
import io.hutong.merchant.reservation.model.StockCommand.Confirm;
import io.hutong.merchant.reservation.model.StockCommand.Refund;
import io.hutong.merchant.reservation.model.StockCommand.Release;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import io.hutong.merchant.reservation.model.StockCommand.Settle;
import io.hutong.merchant.stock.model.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationDecisionTest {

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
    private final Poll poll = new Poll(Map.of(), ASSORTMENT, shelf, Specials.none(), NOW);

    private static Offer offer(String sku, String merchant, long fen, Integer max) {
        return new Offer(sku, sku, "food", Money.fen(fen), max,
                new Offer.Seller(merchant, "1900000101", Terms.standard()));
    }

    private static Reserve order(String id, String miniProgram, String sku, int quantity) {
        return order(id, miniProgram, List.of(new ReservedLine(sku, quantity)), null);
    }

    private static Reserve order(String id, String miniProgram, List<ReservedLine> lines,
            @Nullable Instant deadline) {
        return new Reserve(id, "b", miniProgram, Channel.GIFT, lines, null, deadline);
    }

    private StockReply reply(StockCommand command) {
        return ((Answered) poll.carryOut(command)).reply();
    }

    private void assertRefused(Reserve order, Refusal refusal) {
        assertThat(reply(order)).isInstanceOfSatisfying(StockReply.Refused.class,
                refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void orderSeesWhatThoseBeforeItHaveLeft() {
        StockReply first = reply(order("o-1", "shop", "tea", 7));
        StockReply second = reply(order("o-2", "shop", "tea", 4));
        StockReply third = reply(order("o-3", "shop", "tea", 3));

        assertThat(first).isInstanceOf(StockReply.Reserved.class);
        assertThat(second).isInstanceOf(StockReply.Refused.class);
        assertThat(third).isInstanceOf(StockReply.Reserved.class);
        assertThat(shelf.changed()).containsExactly(
                Map.entry("tea", new StockLevel(10, 10, 10, 0)));
    }

    @Test
    void releaseInTheSamePollMakesRoom() {
        poll.carryOut(order("o-1", "shop", "tea", 10));
        poll.carryOut(new Release("o-1"));
        StockReply next = reply(order("o-2", "shop", "tea", 10));

        assertThat(next).isInstanceOf(StockReply.Reserved.class);
    }

    @Test
    void goodsOfARefundComeBackOnce() {
        poll.carryOut(order("o-1", "shop", "tea", 3));
        poll.carryOut(new Confirm("o-1"));

        StockReply first = reply(refund("o-1", "R01", 2));
        StockReply again = reply(refund("o-1", "R01", 2));

        assertThat(first).isEqualTo(again).isEqualTo(new StockReply.RefundRecorded("R01"));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 9, 0, 1));
    }

    @Test
    void moreGoodsThanHaveLeftNeverComeBack() {
        poll.carryOut(order("o-1", "shop", "tea", 3));

        assertThat(poll.carryOut(refund("o-1", "R01", 1))).isInstanceOf(Impossible.class);
        poll.carryOut(new Confirm("o-1"));
        poll.carryOut(refund("o-1", "R01", 2));

        assertThat(reply(refund("o-1", "R02", 2)))
                .isEqualTo(new StockReply.RefundRecorded("R02"));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
        assertThat(reply(refund("o-1", "R03", 1)))
                .isEqualTo(new StockReply.RefundRecorded("R03"));
        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
    }

    @Test
    void refundThatNamesOneSkuTwiceIsRecordedWithWhatThereIs() {
        poll.carryOut(order("o-1", "shop", "tea", 1));
        poll.carryOut(new Confirm("o-1"));
        var line = new ReservedLine("tea", 1);
        var twice = new Refund("o-1", "R01", Map.of(), List.of(line, line));

        assertThat(reply(twice)).isEqualTo(new StockReply.RefundRecorded("R01"));
        assertThat(reply(twice)).isEqualTo(new StockReply.RefundRecorded("R01"));

        assertThat(shelf.changed()).containsEntry("tea", new StockLevel(10, 10, 0, 0));
    }

    @Test
    void goodsThatTheOrderNeverTookComeBackAsADeadLetter() {
        poll.carryOut(order("o-1", "shop", "tea", 1));
        poll.carryOut(new Confirm("o-1"));

        for (ReservedLine line : List.of(
                new ReservedLine("wine", 1), new ReservedLine("tea", 0))) {
            assertThat(poll.carryOut(new Refund("o-1", "R01", Map.of(), List.of(line))))
                    .isInstanceOf(Impossible.class);
        }
    }

    @Test
    void refundWithoutGoodsTouchesNoStock() {
        assertThat(reply(refund("o-9", "R01", 0)))
                .isEqualTo(new StockReply.RefundRecorded("R01"));
        assertThat(shelf.changed()).isEmpty();
    }

    private static Refund refund(String order, String id, int tea) {
        return new Refund(order, id, Map.of(), tea == 0 ? List.of()
                : List.of(new ReservedLine("tea", tea)));
    }

    @Test
    void quoteCarriesTheTermsOfItsChannel() {
        StockReply reply = reply(order("o-1", "shop", "tea", 2));

        Quote quote = ((StockReply.Reserved) reply).quote();
        assertThat(quote.total()).isEqualTo(Money.fen(25_800));
        assertThat(quote.parts().getFirst().terms())
                .isEqualTo(Terms.standard().forOrderFrom(Channel.GIFT));
    }

    @Test
    void suspensionComesBeforeEveryOtherReason() {
        assertRefused(order("o-1", "closed", "no-such-sku", 99),
                Refusal.MINI_PROGRAM_SUSPENDED);
    }

    @Test
    void categoryWithoutPermitIsRefused() {
        assertRefused(order("o-1", "bookshop", "tea", 1), Refusal.CATEGORY_NOT_PERMITTED);
    }

    @Test
    void moreThanTheLimitPerOrderIsRefusedAlsoInSeveralLines() {
        Reserve two = order("o-1", "shop", List.of(
                new ReservedLine("sample", 1), new ReservedLine("sample", 1)), null);

        assertRefused(two, Refusal.PURCHASE_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void quantityThatIsNotPositiveIsImpossible(int quantity) {
        assertThat(poll.carryOut(order("o-1", "shop", "tea", quantity)))
                .isInstanceOf(Impossible.class);
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void quantitiesThatOverflowAreImpossible() {
        Reserve huge = order("o-1", "shop", List.of(
                new ReservedLine("tea", Integer.MAX_VALUE),
                new ReservedLine("tea", Integer.MAX_VALUE)), null);

        assertThat(poll.carryOut(huge)).isInstanceOf(Impossible.class);
    }

    @Test
    void orderWithoutLinesIsImpossible() {
        Reserve empty = order("o-1", "shop", List.of(), null);

        assertThat(poll.carryOut(empty)).isInstanceOf(Impossible.class);
    }

    @Test
    void confirmationNeedsAReservation() {
        poll.carryOut(new Release("o-1"));
        poll.carryOut(order("o-2", "shop", "tea", 99));
        poll.carryOut(order("o-3", "shop", "tea", 1));
        poll.carryOut(new Release("o-3"));

        for (String order : List.of("o-0", "o-1", "o-2", "o-3")) {
            assertThat(poll.carryOut(new Confirm(order))).isInstanceOf(Impossible.class);
        }
    }

    @Test
    void stockThatHasLeftCannotBeReleased() {
        poll.carryOut(order("o-1", "shop", "tea", 1));
        poll.carryOut(new Confirm("o-1"));

        assertThat(poll.carryOut(new Release("o-1"))).isInstanceOf(Impossible.class);
    }

    @Test
    void settlementIsNoMatterOfStock() {
        assertThat(reply(new Settle("o-1", Map.of())))
                .isEqualTo(new StockReply.SettlementRecorded());
        assertThat(shelf.changed()).isEmpty();
    }

    @Test
    void deadlineItselfIsStillInTime() {
        List<ReservedLine> tea = List.of(new ReservedLine("tea", 1));
        Reserve atDeadline = order("o-1", "shop", tea, NOW);
        Reserve past = order("o-2", "shop", tea, NOW.minusNanos(1));

        assertThat(reply(atDeadline)).isInstanceOf(StockReply.Reserved.class);
        assertThat(reply(past)).isInstanceOf(StockReply.Refused.class);
    }
}
