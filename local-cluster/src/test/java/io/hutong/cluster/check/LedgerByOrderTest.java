package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.check.LedgerByOrder.Transfer;
import org.junit.jupiter.api.Test;

class LedgerByOrderTest {

    @Test
    void eachKindCountsWhereItBelongs() {
        assertThat(moved("DEBIT", "merchant:m-tea:frozen", "buyers"))
                .isEqualTo(new OrderMoney(100, 0, 0));
        assertThat(moved("REFUND", "buyers", "merchant:m-tea:available"))
                .isEqualTo(new OrderMoney(0, 100, 0));
        assertThat(moved("SHARE", "receiver:1900000301", "merchant:m-tea:frozen"))
                .isEqualTo(new OrderMoney(0, 0, 100));
        assertThat(moved("TRAFFIC_FEE_RETURN", "merchant:m-tea:available", "traffic:fee"))
                .isEqualTo(new OrderMoney(0, 0, -100));
        assertThat(moved("SUBSIDY_RETURN", "platform:subsidies", "merchant:m-tea:available"))
                .isEqualTo(new OrderMoney(0, 0, 0, -100));
        assertThat(moved("FEE", "channel:fee", "merchant:m-tea:frozen"))
                .isEqualTo(OrderMoney.NONE);
    }

    @Test
    void correctionCountsAsWhatItsAccountsSay() {
        assertThat(moved("CORRECTION", "merchant:m-tea:frozen", "buyers"))
                .isEqualTo(new OrderMoney(100, 0, 0));
        assertThat(moved("CORRECTION", "buyers", "clearing:differences"))
                .isEqualTo(new OrderMoney(0, 100, 0));
        assertThat(moved("CORRECTION", "merchant:m-tea:available", "platform:commission"))
                .isEqualTo(new OrderMoney(0, 0, -100));
        assertThat(moved("CORRECTION", "merchant:m-tea:frozen", "platform:subsidies"))
                .isEqualTo(new OrderMoney(0, 0, 0, 100));
        assertThat(moved("CORRECTION", "platform:subsidies", "traffic:owes"))
                .isEqualTo(OrderMoney.NONE);
    }

    private static OrderMoney moved(String kind, String debit, String credit) {
        return LedgerByOrder.moved(new Transfer(kind, debit, credit, 100));
    }
}
