package io.hutong.merchant.reservation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.merchant.reservation.model.Budgets.Campaign;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));

    private final Budgets budgets = new Budgets(List.of(new Campaign("flash", "tea",
            Money.fen(1_000), new BasisPoints(0), Money.fen(10_000), Money.ZERO,
            new Budgets.Window(Instant.EPOCH, Instant.MAX))), List.of());

    private static Quote quote(int quantity, long price) {
        Money amount = Money.fen(price).times(quantity);
        return new Quote(amount, List.of(new Quote.Part("m", "19", amount, TERMS,
                List.of(new Quote.Line("tea", "Tea", quantity, Money.fen(price), amount, null)),
                PartSubsidy.NOTHING)));
    }

    private static Map<String, Money> refund(long fen) {
        return Map.of("m", Money.fen(fen));
    }

    private long left() {
        return flash().campaigns().getFirst().left().total();
    }

    private FlashPrice flash() {
        return budgets.of("tea", Money.fen(30_000)).getFirst();
    }

    @Test
    void orderHoldsItsSubsidyUntilItEndsUnpaid() {
        budgets.take("o-1", quote(3, 9_000), Map.of("tea", flash()));
        assertThat(left()).isEqualTo(7_000);

        budgets.giveBack("o-1");

        assertThat(left()).isEqualTo(10_000);
    }

    @Test
    void refundReturnsItInProportionAndTheWholeForTheWhole() {
        budgets.take("o-1", quote(1, 9_001), Map.of("tea", flash()));

        budgets.refund("o-1", "R01", refund(3_000));
        assertThat(left()).isEqualTo(9_000 + 334);
        budgets.refund("o-1", "R01", refund(3_000));
        assertThat(left()).as("the same refund again").isEqualTo(9_334);
        budgets.refund("o-1", "R02", refund(6_001));

        assertThat(left()).isEqualTo(10_000);
    }

    @Test
    void refundsInAnyPiecesReturnExactlyTheWhole() {
        Random random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            long price = 1 + random.nextInt(20_000);
            String order = "o-" + round;
            budgets.take(order, quote(1, price), Map.of("tea", flash()));
            long open = price;
            for (int n = 0; open > 0; n++) {
                long piece = 1 + random.nextLong(open);
                budgets.refund(order, "R" + n, refund(piece));
                open -= piece;
                assertThat(left()).isBetween(9_000L, 10_000L);
            }
            assertThat(left()).isEqualTo(10_000);
        }
    }

    @Test
    void refundOfAnotherMerchantReturnsNothing() {
        budgets.take("o-1", quote(1, 9_000), Map.of("tea", flash()));

        budgets.refund("o-1", "R01", Map.of());

        assertThat(left()).isEqualTo(9_000);
    }

    @Test
    void whatIsDueForTheRestIsSpentAndNotTheRestOfWhatIsDue() {
        budgets.take("o-1", quote(1, 1_500), Map.of("tea", flash()));

        budgets.refund("o-1", "R01", refund(700));
        assertThat(spent()).as("1000 × 800 / 1500").isEqualTo(533);
        budgets.settled("o-1", Map.of("m", Money.fen(533)));

        assertThat(spent()).isEqualTo(533);
    }

    @Test
    void settlementThatPaidLessThanWasExpectedFreesTheRest() {
        budgets.take("o-1", quote(1, 1_500), Map.of("tea", flash()));

        budgets.settled("o-1", Map.of("m", Money.fen(533)));
        budgets.refund("o-1", "R01", refund(700));

        assertThat(spent()).as("the refund came before the settlement, its message after it")
                .isEqualTo(533);
    }

    @Test
    void refundAfterTheSettlementFreesNothingUntilTheMerchantHasGivenItBack() {
        budgets.take("o-1", quote(1, 9_000), Map.of("tea", flash()));
        budgets.settled("o-1", Map.of("m", Money.fen(1_000)));

        budgets.refund("o-1", "R01", Map.of());
        assertThat(spent()).isEqualTo(1_000);
        budgets.comeBack(back("o-1", "R0101B", 500));
        budgets.comeBack(back("o-1", "R0101B", 500));

        assertThat(spent()).isEqualTo(500);
    }

    @Test
    void orderThatWasCalledOffHoldsNothingWhateverComesLater() {
        budgets.take("o-1", quote(1, 9_000), Map.of("tea", flash()));
        budgets.giveBack("o-1");

        budgets.refund("o-1", "R01", refund(9_000));
        budgets.comeBack(back("o-1", "R0101B", 500));

        assertThat(spent()).isZero();
    }

    private long spent() {
        return 10_000 - left();
    }

    private static SubsidyReturn back(String order, String number, long fen) {
        return new SubsidyReturn(order, "m", number, Money.fen(fen));
    }
}
