package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvariantsTest {

    private static final OrderMoney PAID = new OrderMoney(12_900, 0, 900);

    @Test
    void orderThatWaitsAtTheCashierMayBePaidBeforeWeHear() {
        assertThat(new BookCheck(Map::of, () -> Map.of("o1", PAID), () -> Set.of("o1"))
                .find().violations()).isEmpty();
        assertThat(new BookCheck(Map::of, () -> Map.of("o1", PAID), () -> Set.of("o2"))
                .find().violations()).isNotEmpty();
    }

    @Test
    void sameMoneyOnBothSidesIsSound() {
        var check = new BookCheck(() -> Map.of("a", PAID), () -> Map.of("a", PAID), Set::of);

        assertThat(check.find().violations()).isEmpty();
        assertThat(check.find().looked()).isEqualTo("1 orders, ¥129.00 paid");
    }

    @Test
    void moneyThatOnlyOneSideKnowsIsAViolation() {
        assertThat(
                new BookCheck(Map::of, () -> Map.of("charged", PAID), Set::of).find().violations())
                .singleElement().asString().startsWith("charged: ");
        assertThat(
                new BookCheck(() -> Map.of("invented", PAID), Map::of, Set::of).find().violations())
                .singleElement().asString().startsWith("invented: ");
    }

    @Test
    void subsidyThatOnlyOneSideHasGivenBackIsAViolation() {
        var check = new BookCheck(() -> Map.of("a", new OrderMoney(12_900, 900, 0, 2_000)),
                () -> Map.of("a", new OrderMoney(12_900, 900, 0, 1_861)), Set::of);

        assertThat(check.find().violations()).singleElement().asString()
                .contains("subsidised ¥18.61").contains("subsidised ¥20.00");
    }

    private static MerchantCheck merchants(MerchantFunds channel, long stated) {
        return new MerchantCheck(() -> Map.of("1900000101", new MerchantFunds(0, 1_848)),
                () -> Map.of("1900000101", channel, "1900000001", new MerchantFunds(0, 75)),
                () -> Map.of("m-tea", 1_848L), () -> Map.of("m-tea", stated));
    }

    @Test
    void merchantWhoseStatementsLedgerAndAccountAgreeIsSound() {
        var check = merchants(new MerchantFunds(0, 1_848), 1_848);

        assertThat(check.find().violations()).isEmpty();
        assertThat(check.find().looked()).isEqualTo("1 accounts, 1 merchants");
    }

    @Test
    void statementThatLeavesASubsidyOutIsAViolation() {
        assertThat(merchants(new MerchantFunds(0, 1_848), 1_348).find().violations())
                .containsExactly("m-tea: its statements close with ¥13.48, the ledger says ¥18.48");
    }

    @Test
    void accountAtTheChannelThatHasAFenLessOrHasItElsewhereIsAViolation() {
        assertThat(merchants(new MerchantFunds(0, 1_847), 1_848).find().violations()).hasSize(1);
        assertThat(merchants(new MerchantFunds(1_848, 0), 1_848).find().violations())
                .singleElement().asString().contains("frozen ¥18.48");
    }

    @Test
    void statementOfAMerchantThatTheLedgerDoesNotKnowIsAViolation() {
        var check = new MerchantCheck(Map::of, Map::of, Map::of, () -> Map.of("m-ghost", 1L));

        assertThat(check.find().violations()).singleElement().asString().startsWith("m-ghost: ");
    }

    @Test
    void differenceOfOneFenIsAViolation() {
        var check = new BookCheck(() -> Map.of("a", PAID),
                () -> Map.of("a", new OrderMoney(12_900, 1, 900)), Set::of);

        assertThat(check.find().violations()).hasSize(1);
    }

    @Test
    void settledOrderKeepsExactlyItsTotal() {
        assertThat(ChargeCheck.fits("SETTLED", 12_900, PAID)).isTrue();
        assertThat(ChargeCheck.fits("SETTLED", 12_900, OrderMoney.NONE)).isFalse();
        assertThat(ChargeCheck.fits("SETTLED", 12_900, PAID.plus(PAID))).isFalse();
    }

    @Test
    void orderSaysExactlyWhatTheLedgerHasRefunded() {
        var partly = new OrderMoney(12_900, 900, 0);

        assertThat(ChargeCheck.tells("SHIPPED", 900, partly)).isTrue();
        assertThat(ChargeCheck.tells("PARTLY_REFUNDED", 899, partly)).isFalse();
        assertThat(ChargeCheck.tells("SETTLED", 0, partly)).isFalse();
        assertThat(ChargeCheck.tells("CANCELLED", 0, new OrderMoney(12_900, 12_900, 0)))
                .isTrue();
    }

    @Test
    void orderThatEndedWithoutASaleKeepsNothing() {
        assertThat(ChargeCheck.fits("CANCELLED", 12_900, OrderMoney.NONE)).isTrue();
        assertThat(ChargeCheck.fits("CANCELLED", 12_900, new OrderMoney(12_900, 12_900, 0)))
                .isTrue();
        assertThat(ChargeCheck.fits("CANCELLED", 12_900, PAID)).isFalse();
        assertThat(ChargeCheck.fits("REJECTED", 0, PAID)).isFalse();
    }

    @Test
    void goodsFollowTheMoney() {
        assertThat(StockCheck.fits("PAID", "CONFIRMED")).isTrue();
        assertThat(StockCheck.fits("PAID", "RESERVED")).isFalse();
        assertThat(StockCheck.fits("CANCELLED", "RELEASED")).isTrue();
        assertThat(StockCheck.fits("CANCELLED", "RESERVED")).isFalse();
        assertThat(StockCheck.fits("REJECTED", "none")).isTrue();
    }

    @Test
    void manyViolationsAreCountedNotListed() {
        var violations = new Violations();
        IntStream.range(0, 25).forEach(i -> violations.add("v" + i));

        assertThat(violations.all()).hasSize(21).last().isEqualTo("… and 5 more");
    }
}
