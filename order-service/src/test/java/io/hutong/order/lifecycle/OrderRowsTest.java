package io.hutong.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.json.RowJson;
import io.hutong.order.lifecycle.model.Refund;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beside the recorded rows: every field, and what only older versions have written. */
class OrderRowsTest {

    @Test
    void everyFieldOfTheMoneyKeepsItsName() {
        String settlement = """
                {"settled_at":"2026-11-11T04:00:00Z","parts":[{"merchant_id":"m",
                 "amount":{"total":1,"currency":"CNY"},"merchant_net":{"total":2,"currency":"CNY"},
                 "commission":{"total":3,"currency":"CNY"},"traffic_fee":{"total":4,"currency":"CNY"},
                 "channel_fee":{"total":5,"currency":"CNY"},"subsidy":{"total":6,"currency":"CNY"},
                 "others":{"total":7,"currency":"CNY"},
                 "traffic_fee_owed":{"total":8,"currency":"CNY"}}]}""";
        String refunds = """
                {"all":[{"refund_id":"R01","ask":{"reason":"late","because":"CANCELLED_BY_BUYER",
                 "asked_by":"m","asked_at":"2026-11-11T04:00:00Z","parts":[{"merchant_id":"m",
                 "amount":{"total":1,"currency":"CNY"}}],"restock":[{"sku":"a","quantity":2}],
                 "lines":[{"sku":"a","amount":{"total":1,"currency":"CNY"}}]},"state":"REFUNDED",
                 "result":{"refunded_at":"2026-11-11T04:00:01Z","parts":[{"merchant_id":"m",
                 "after_settlement":true,"amount":{"total":1,"currency":"CNY"},
                 "merchant_net":{"total":2,"currency":"CNY"},"commission":{"total":3,"currency":"CNY"},
                 "traffic_fee":{"total":4,"currency":"CNY"},"channel_fee":{"total":5,"currency":"CNY"},
                 "advance":{"total":6,"currency":"CNY"},"others":{"total":7,"currency":"CNY"},
                 "traffic_fee_owed":{"total":8,"currency":"CNY"}}],
                 "refusal":"CLOSED_BY_CHANNEL"}}]}""";

        assertSame(settlement, OrderRows.json(read(settlement, SettlementRow.class).model()));
        assertSame(refunds, OrderRows.json(read(refunds, RefundsRow.class).model()));
    }

    @Test
    void whatAbsentFieldsMeanIsNothing() {
        Refund.Returned part = read("""
                {"merchant_id":"m","after_settlement":true,"amount":{"total":1,"currency":"CNY"},
                 "merchant_net":{"total":2,"currency":"CNY"},"commission":{"total":3,"currency":"CNY"},
                 "traffic_fee":{"total":4,"currency":"CNY"},"channel_fee":{"total":5,"currency":"CNY"},
                 "advance":{"total":6,"currency":"CNY"}}""", RefundsRow.Returned.class).model();
        assertThat(Stream.of(part.amount(), part.merchantNet(), part.commission(),
                part.trafficFee(), part.channelFee(), part.advance()).map(it -> it.total()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(part.others()).isNull();
    }

    @Test
    void refundFromBeforeLinesWereToldHasNone() {
        assertThat(read("""
                {"all":[{"refund_id":"R01","ask":{"reason":"late","asked_by":"m-tea",
                 "asked_at":"2026-11-11T04:00:00Z","parts":[],"restock":[]},
                 "state":"REFUNDING","result":{"parts":[]}}]}""", RefundsRow.class).model()
                .all().getFirst().ask().lines()).isNull();
    }

    private static void assertSame(String before, String after) {
        assertThat(RowJson.mapper().readTree(after)).isEqualTo(RowJson.mapper().readTree(before));
    }

    private static <T> T read(String json, Class<T> type) {
        return RowJson.mapper().readValue(json, type);
    }
}
