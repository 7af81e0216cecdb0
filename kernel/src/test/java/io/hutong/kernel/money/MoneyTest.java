package io.hutong.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.json.RowJson;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void isWrittenAsWechatPayWritesAmounts() {
        String json = RowJson.mapper().writeValueAsString(Money.fen(12_900));

        assertThat(json).isEqualTo("{\"total\":12900,\"currency\":\"CNY\"}");
        assertThat(RowJson.mapper().readValue(json, Money.class))
                .isEqualTo(Money.fen(12_900));
    }

    @Test
    void sumBeyondTheRangeIsAnErrorNotANegativeAmount() {
        assertThatThrownBy(() -> Money.fen(Long.MAX_VALUE).plus(Money.fen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.fen(Long.MIN_VALUE).minus(Money.fen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.fen(Long.MAX_VALUE).times(2))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isShownInYuan() {
        assertThat(Money.fen(12_905)).hasToString("¥129.05");
        assertThat(Money.fen(-7)).hasToString("-¥0.07");
    }

    @Test
    void anotherCurrencyIsRefused() {
        assertThatThrownBy(() -> new Money(1, "USD"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void channelFeeIsRoundedHalfUpAsWechatPayDoes() {
        BasisPoints fee = new BasisPoints(60);

        assertThat(fee.halfUpOf(Money.fen(49_900))).isEqualTo(Money.fen(299));
        assertThat(fee.halfUpOf(Money.fen(690))).isEqualTo(Money.fen(4));
        assertThat(fee.halfUpOf(Money.fen(83))).isEqualTo(Money.ZERO);
        assertThat(fee.halfUpOf(Money.fen(84))).isEqualTo(Money.fen(1));
        assertThat(fee.halfUpOf(Money.fen(100))).isEqualTo(Money.fen(1));
    }

    @Test
    void ceilingIsRoundedDown() {
        assertThat(new BasisPoints(3_000).floorOf(Money.fen(99))).isEqualTo(Money.fen(29));
    }

    @Test
    void rateOutsideZeroToOneHundredPercentIsRefused() {
        assertThatThrownBy(() -> new BasisPoints(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BasisPoints(10_001))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
