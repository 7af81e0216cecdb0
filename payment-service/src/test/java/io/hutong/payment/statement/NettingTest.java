package io.hutong.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.payment.statement.Claim.Kind;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NettingTest {

    @Test
    void whatTheChannelHasMovedIsClaimedAndNotOwed() {
        Netting netting = netted(Money.fen(10), List.of(claim(Kind.TRAFFIC_FEE, 258),
                claim(Kind.TRAFFIC_FEE_RETURN, 58)));

        assertThat(netting.traffic().claims()).isEqualTo(Money.fen(258));
        assertThat(netting.commerce().settled()).isEqualTo(Money.fen(58));
        assertThat(netting.closing()).isEqualTo(Money.fen(10));
        assertThat(netting.payer()).isEqualTo("COMMERCE");
    }

    @Test
    void openClaimsOfBothSidesAreNetted() {
        Netting netting = netted(Money.ZERO, List.of(claim(Kind.TRAFFIC_FEE_UNPAID, 100),
                claim(Kind.TRAFFIC_FEE_NOT_RETURNED, 130)));

        assertThat(netting.closing()).isEqualTo(Money.fen(-30));
        assertThat(netting.payer()).isEqualTo("TRAFFIC");
        assertThat(netted(Money.fen(30), List.of(claim(Kind.TRAFFIC_FEE_NOT_RETURNED, 30)))
                .payer()).isEqualTo("NOBODY");
    }

    @Property
    void openingPlusMovesIsClosing(@ForAll @IntRange(min = -1_000, max = 1_000) int opening,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9_999) Integer> amounts) {
        Netting netting = Netting.opening(Money.fen(opening));
        for (int amount : amounts) {
            Claim claim = claim(Kind.values()[amount % Kind.values().length], amount);
            netting = netting.plus(claim.claimant(), claim.amount(), claim.settled());
        }

        assertThat(netting.closing()).isEqualTo(netting.opening()
                .plus(netting.traffic().open()).minus(netting.commerce().open()));
        for (Netting.Side side : List.of(netting.traffic(), netting.commerce())) {
            assertThat(side.claims()).isEqualTo(side.settled().plus(side.open()));
        }
    }

    private static Netting netted(Money opening, List<Claim> claims) {
        Netting netting = Netting.opening(opening);
        for (Claim claim : claims) {
            netting = netting.plus(claim.claimant(), claim.amount(), claim.settled());
        }
        return netting;
    }

    private static Claim claim(Kind kind, long fen) {
        return kind.of("o", Money.fen(fen), "n", Instant.EPOCH);
    }
}
