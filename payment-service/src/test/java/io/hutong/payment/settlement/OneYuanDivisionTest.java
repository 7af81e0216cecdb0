package io.hutong.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small amounts, where every fen of rounding shows. */
class OneYuanDivisionTest {

    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));

    @Test
    void oneYuanIsDividedToTheFen() {
        Division division = Division.of(Money.fen(100), TERMS);

        assertThat(division.channelFee()).as("0.6 fen, half up").isEqualTo(Money.fen(1));
        assertThat(division.commission()).isEqualTo(Money.fen(5));
        assertThat(division.trafficFee()).isEqualTo(Money.fen(2));
        assertThat(division.merchantNet()).isEqualTo(Money.fen(92));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "83,0", "84,1", "100,1", "249,1", "250,2", "500,3"})
    void channelFeeIsRoundedHalfUp(long amount, long fee) {
        Division division = Division.of(Money.fen(amount), TERMS);

        assertThat(division.channelFee()).isEqualTo(Money.fen(fee));
        assertThat(division.merchantNet().plus(division.commission()).plus(division.trafficFee())
                .plus(division.channelFee())).isEqualTo(Money.fen(amount));
    }
}
