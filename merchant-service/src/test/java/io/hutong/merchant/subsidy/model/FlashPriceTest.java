package io.hutong.merchant.subsidy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlashPriceTest {

    private static final Money PRICE = Money.fen(10_000);

    private static RunningCampaign campaign(
            String id, long perPiece, long left, int from, int until) {
        return new RunningCampaign(id, Money.fen(perPiece), Money.fen(left),
                new BasisPoints(0), Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }

    private static List<String> order(RunningCampaign... campaigns) {
        return FlashPrice.of(List.of(campaigns), PRICE).stream()
                .flatMap(flash -> flash.campaigns().stream()).map(RunningCampaign::id).toList();
    }

    @Test
    void whatEndsFirstIsUsedFirstThenWhatBeganFirstThenById() {
        assertThat(order(campaign("d", 1_000, 9_000, 1, 50), campaign("c", 1_000, 9_000, 1, 40),
                campaign("a", 1_000, 9_000, 2, 40), campaign("b", 1_000, 9_000, 1, 40)))
                .containsExactly("b", "c", "a", "d");
    }

    @Test
    void campaignsThatTakeTheSameOffAreOnePrice() {
        List<FlashPrice> flashes = FlashPrice.of(List.of(campaign("a", 1_000, 1_500, 1, 40),
                campaign("b", 500, 5_000, 1, 45), campaign("c", 1_000, 2_000, 1, 50)), PRICE);

        assertThat(flashes).extracting(FlashPrice::perPiece)
                .containsExactly(Money.fen(1_000), Money.fen(500));
        assertThat(flashes.getFirst().pieces()).isEqualTo(3);
        assertThat(taken(flashes.getFirst(), 3)).containsExactly("a 1", "c 2");
        assertThat(taken(flashes.getFirst(), 1)).containsExactly("a 1");
        assertThatThrownBy(() -> flashes.getFirst().take(4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void campaignThatHasNothingLeftDoesNotSayWhenThePriceEnds() {
        FlashPrice flash = FlashPrice.of(List.of(campaign("a", 1_000, 999, 1, 40),
                campaign("c", 1_000, 2_000, 1, 50)), PRICE).getFirst();

        assertThat(flash.endsAt()).isEqualTo(Instant.ofEpochSecond(50));
        assertThat(taken(flash, 2)).containsExactly("c 2");
    }

    private static List<String> taken(FlashPrice flash, long pieces) {
        return flash.take(pieces).stream()
                .map(take -> take.campaign().id() + " " + take.pieces()).toList();
    }

    @Test
    void campaignThatWouldMakeTheProductFreeDoesNotCount() {
        assertThat(FlashPrice.of(List.of(campaign("a", 10_000, 50_000, 1, 40)), PRICE)).isEmpty();
    }
}
