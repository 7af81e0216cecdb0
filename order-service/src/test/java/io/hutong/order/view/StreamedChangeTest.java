package io.hutong.order.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.kernel.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is news to somebody who watches an order. */
class StreamedChangeTest {

    @Test
    void refundThatLeavesTheStatusIsNewsAndItsRepetitionIsNot() {
        StreamedChange shipped = StreamedChange.of(
                new OrderShipped("o-1", "SF", "SF1", List.of("m-tea")));
        StreamedChange first = refunded("SHIPPED", 100);
        StreamedChange second = refunded("SHIPPED", 300);

        assertThat(first.isAfter(shipped)).isTrue();
        assertThat(first.isAfter(first)).isFalse();
        assertThat(second.isAfter(first)).isTrue();
        assertThat(shipped.isAfter(first)).isFalse();
    }

    @Test
    void streamEndsWhenAllOfTheMoneyIsBack() {
        assertThat(refunded("REFUNDED", 12_900).isLast()).isTrue();
        assertThat(refunded("SHIPPED", 100).isLast()).isFalse();
    }

    private static StreamedChange refunded(String status, long fen) {
        return StreamedChange.of(new OrderRefunded("o-1", "o-1R01", status, Money.fen(fen),
                Money.fen(fen), List.of()));
    }
}
