package io.hutong.merchant.reservation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.FlashPrice;
import io.hutong.merchant.subsidy.model.RunningCampaign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartSubsidyTest {

    private static Quote.Line line(String sku, int quantity) {
        return new Quote.Line(sku, "T", quantity, Money.fen(9_000),
                Money.fen(9_000).times(quantity), null);
    }

    private static FlashPrice flash(long perPiece, int fromTraffic) {
        return new FlashPrice(Money.fen(perPiece), List.of(campaign(perPiece, 99, fromTraffic)));
    }

    private static RunningCampaign campaign(long perPiece, long pieces, int fromTraffic) {
        return new RunningCampaign("c" + fromTraffic, Money.fen(perPiece),
                Money.fen(perPiece).times(pieces), new BasisPoints(fromTraffic), Instant.EPOCH,
                Instant.ofEpochSecond(fromTraffic));
    }

    @Test
    void subsidyThatTheCommercePlatformBearsAloneNamesNoPartOfOthers() {
        assertThat(PartSubsidy.of(List.of(line("a", 2)), Map.of("a", flash(500, 0))))
                .isEqualTo(new PartSubsidy(Money.fen(1_000), null, null));
        assertThat(PartSubsidy.of(List.of(line("a", 2)), Map.of()))
                .isEqualTo(new PartSubsidy(null, null, null));
    }

    @Test
    void campaignsOfOneRateNameTheRate() {
        assertThat(PartSubsidy.of(List.of(line("a", 2), line("b", 1)),
                Map.of("a", flash(500, 4_000), "b", flash(333, 4_000))))
                .isEqualTo(new PartSubsidy(Money.fen(1_333), new BasisPoints(4_000), null));
    }

    @Test
    void campaignsOfDifferentRatesNameTheClaimToTheFen() {
        assertThat(PartSubsidy.of(List.of(line("a", 1), line("b", 1), line("c", 1)),
                Map.of("a", flash(500, 4_000), "b", flash(333, 0), "c", flash(99, 10_000))))
                .isEqualTo(new PartSubsidy(
                        Money.fen(932), new BasisPoints(3_208), Money.fen(299)));
    }

    @Test
    void oneLineThatTwoCampaignsPayForHasBothRates() {
        FlashPrice both = new FlashPrice(Money.fen(500),
                List.of(campaign(500, 1, 1_000), campaign(500, 9, 4_000)));

        assertThat(PartSubsidy.of(List.of(line("a", 3)), Map.of("a", both)).claim())
                .isEqualTo(Money.fen(50 + 400));
    }
}
