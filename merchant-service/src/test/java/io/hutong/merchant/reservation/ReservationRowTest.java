package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.merchant.reservation.ReservationRow.Status;
import io.hutong.merchant.reservation.model.PartSubsidy;
import io.hutong.merchant.reservation.model.Quote;
import io.hutong.merchant.reservation.model.Refusal;
import io.hutong.merchant.reservation.model.Reservation;
import io.hutong.merchant.reservation.model.ReservedLine;
import io.hutong.merchant.reservation.model.Returns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON here is what databases hold: it is read for ever, whatever the model calls things. */
class ReservationRowTest {

    private static final String LINES = """
            [{"sku":"tea","quantity":2}]""";
    private static final String QUOTE = """
            {"order_id":"o-1","total":{"total":18000,"currency":"CNY"},"parts":[{\
            "merchant_id":"m-tea","sub_mchid":"1900000101",\
            "amount":{"total":18000,"currency":"CNY"},"terms":{"commission":500,\
            "traffic_fee":200,"channel_fee":60,"others":[{"mchid":"1900000301","rate":1000,\
            "purpose":"goods"}]},"lines":[{"sku":"tea","title":"Tea","quantity":2,\
            "unit_price":{"total":9000,"currency":"CNY"},\
            "amount":{"total":18000,"currency":"CNY"},"deliver_within_minutes":30}],\
            "subsidy":{"total":2000,"currency":"CNY"},"subsidy_from_traffic":4000,\
            "subsidy_claim":{"total":801,"currency":"CNY"}}]}""";
    private static final String PLAIN_QUOTE = """
            {"order_id":"o-1","total":{"total":0,"currency":"CNY"},"parts":[{\
            "merchant_id":"m-tea","sub_mchid":"1900000101",\
            "amount":{"total":0,"currency":"CNY"},\
            "terms":{"commission":500,"traffic_fee":200,"channel_fee":60},"lines":[]}]}""";

    private static final List<ReservedLine> TEA = List.of(new ReservedLine("tea", 2));

    private static Quote quote() {
        Money amount = Money.fen(18_000);
        return new Quote(amount, List.of(new Quote.Part("m-tea", "1900000101", amount,
                terms(List.of(new Receiver("1900000301", new BasisPoints(1_000), "goods"))),
                List.of(new Quote.Line("tea", "Tea", 2, Money.fen(9_000), amount, 30)),
                new PartSubsidy(Money.fen(2_000), new BasisPoints(4_000), Money.fen(801)))));
    }

    private static SettlementTerms terms(@Nullable List<Receiver> others) {
        return new SettlementTerms(
                new BasisPoints(500), new BasisPoints(200), new BasisPoints(60), others);
    }

    private static void assertStored(
            Reservation reservation, Status status, String lines, String returned, String reply) {
        ReservationRow row = new ReservationRow("o-1", status, lines, returned, reply);

        assertThat(ReservationRow.of("o-1", reservation)).isEqualTo(row);
        assertThat(row.toReservation()).isEqualTo(reservation);
    }

    @Test
    void reservationIsKeptWithItsQuote() {
        assertStored(new Reservation.Reserved(TEA, quote()), Status.RESERVED, LINES, "{}", QUOTE);
        assertStored(new Reservation.Released(TEA, quote()), Status.RELEASED, LINES, "{}", QUOTE);
    }

    @Test
    void whatIsAbsentIsNotWritten() {
        Quote plain = new Quote(Money.ZERO, List.of(new Quote.Part("m-tea", "1900000101",
                Money.ZERO, terms(null), List.of(), PartSubsidy.NOTHING)));

        assertStored(new Reservation.Reserved(TEA, plain), Status.RESERVED, LINES, "{}",
                PLAIN_QUOTE);
    }

    @Test
    void goodsThatCameBackAreKeptByRefund() {
        Returns returns = new Returns(Map.of("R01", List.of(new ReservedLine("tea", 1))));

        assertStored(new Reservation.Confirmed(TEA, quote(), returns), Status.CONFIRMED, LINES, """
                {"R01":[{"sku":"tea","quantity":1}]}""", QUOTE);
    }

    @ParameterizedTest
    @CsvSource({"OUT_OF_STOCK,OUT_OF_STOCK", "PRICE_CHANGED,PRICE_CHANGED",
            "CATEGORY_NOT_PERMITTED,CATEGORY_NOT_PERMITTED",
            "MINI_PROGRAM_SUSPENDED,MINI_PROGRAM_SUSPENDED", "UNKNOWN_SKU,UNKNOWN_SKU",
            "UNKNOWN_MINI_PROGRAM,UNKNOWN_MINI_PROGRAM", "PURCHASE_LIMIT,PURCHASE_LIMIT",
            "SUBSIDY_EXHAUSTED,SUBSIDY_EXHAUSTED", "VOIDED,VOIDED", "EXPIRED,EXPIRED"})
    void refusalIsKeptByItsName(String stored, Refusal refusal) {
        assertStored(new Reservation.Refused(refusal, "why"), Status.REFUSED, "[]", "{}", """
                {"order_id":"o-1","refusal":"%s","detail":"why"}""".formatted(stored));
    }

    @Test
    void tombstoneHoldsNothing() {
        ReservationRow row = new ReservationRow("o-1", Status.VOIDED, "[]", "{}", null);

        assertThat(ReservationRow.of("o-1", new Reservation.Voided())).isEqualTo(row);
        assertThat(row.toReservation()).isEqualTo(new Reservation.Voided());
    }
}
