package io.hutong.payment.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.payment.crosscheck.OrderBooks.Side;
import org.junit.jupiter.api.Test;

/** By how much a payment misses what order-service says of it. */
class OrderSaysTest {

    private static final Side PAID = side(100, 0);
    private static final Side PARTLY_BACK = side(100, 30);
    private static final Side ALL_BACK = side(100, 100);

    @Test
    void silenceIsDriftOnlyWhenAWordIsDue() {
        assertThat(fen(new OrderSays.Nothing(false), PAID)).isZero();
        assertThat(fen(new OrderSays.Nothing(true), PAID)).isEqualTo(100);
        assertThat(fen(new OrderSays.Nothing(true), ALL_BACK)).isZero();
    }

    @Test
    void paidOrderWithAnotherTotalDriftsAtOnce() {
        assertThat(fen(paid(100, 0, false), PAID)).isZero();
        assertThat(fen(paid(101, 0, false), PAID)).isEqualTo(1);
        assertThat(fen(paid(100, 0, false), side(0, 0))).isEqualTo(100);
    }

    @Test
    void refundThatTheOrderHasNotHeardOfYetIsWaitedFor() {
        assertThat(fen(paid(100, 0, false), PARTLY_BACK)).isZero();
        assertThat(fen(paid(100, 0, true), PARTLY_BACK)).isEqualTo(30);
        assertThat(fen(paid(100, 30, true), PARTLY_BACK)).isZero();
    }

    @Test
    void refundThatNobodyHasMadeDriftsAtOnce() {
        assertThat(fen(paid(100, 30, false), PAID)).isEqualTo(30);
    }

    @Test
    void orderThatWasCalledOffHoldsNothingOnceItIsQuiet() {
        assertThat(fen(new OrderSays.CalledOff(true), ALL_BACK)).isZero();
        assertThat(fen(new OrderSays.CalledOff(false), PAID)).isZero();
        assertThat(fen(new OrderSays.CalledOff(true), PARTLY_BACK)).isEqualTo(70);
    }

    @Test
    void driftsNeverCancelEachOtherOut() {
        OrderBooks books = new OrderBooks("o", Money.fen(90), paid(80, 20, true), side(100, 0),
                side(90, 10));

        assertThat(books.ledgerDrift()).isEqualTo(Money.fen(20));
        assertThat(books.orderDrift()).isEqualTo(Money.fen(10 + 20 + 20));
    }

    private static long fen(OrderSays says, Side payment) {
        return says.drift(payment).total();
    }

    private static OrderSays paid(long total, long refunded, boolean quiet) {
        return new OrderSays.Paid(Money.fen(total), Money.fen(refunded), quiet);
    }

    private static Side side(long paid, long refunded) {
        return new Side(Money.fen(paid), Money.fen(refunded));
    }
}
