package io.hutong.merchant.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

class StatementServiceTest extends ServiceTest {

    /** 00:30 of 11 November 2020 in Beijing. */
    private static final Instant NIGHT = Instant.parse("2020-11-10T16:30:00Z");
    private static final String TEA = "/v1/merchants/m-tea/statements/";

    private final String merchant = newId("m-st");

    StatementServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    private RecordSettlement settlement(Instant at, long fen) {
        long commission = fen / 20;
        return new RecordSettlement(newOrder(), at, List.of(new SettledPart(merchant,
                Money.fen(fen), Money.fen(fen - commission - 3), Money.fen(commission),
                Money.fen(2), Money.fen(1))));
    }

    private String path(String day) {
        return "/v1/merchants/" + merchant + "/statements/" + day;
    }

    private JsonNode statement(String day) {
        Answer answer = http.get(path(day), TOKENS.merchant(merchant));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static long fen(JsonNode node, String field) {
        return node.path(field).path("total").asLong();
    }

    private void createMerchant() {
        require(200, http.put("/v1/merchants/" + merchant, TOKENS.operator(),
                "{\"name\":\"S\",\"sub_mchid\":\"39" + String.format("%08d",
                        Math.abs(merchant.hashCode()) % 100_000_000) + "\"}"));
    }

    @Test
    void openingPlusMovesIsClosingDayByDay() {
        createMerchant();
        List<RecordSettlement> all = List.of(settlement(NIGHT.minusSeconds(3_600), 1_000),
                settlement(NIGHT, 2_000), settlement(NIGHT.plusSeconds(3_600), 4_000));
        saga().sendAll(all);
        all.forEach(each -> assertThat(saga().reply(each, 1))
                .isEqualTo(new SettlementRecorded(each.orderId())));

        JsonNode before = statement("2020-11-10");
        JsonNode day = statement("2020-11-11");
        JsonNode after = statement("2020-11-12");

        assertThat(fen(before, "opening")).isZero();
        assertThat(fen(before, "closing")).isEqualTo(947).isEqualTo(fen(day, "opening"));
        assertThat(day.path("items")).hasSize(2);
        assertThat(fen(day.path("moves"), "net")).isEqualTo(1_897 + 3_797);
        assertThat(fen(day, "closing")).isEqualTo(947 + 1_897 + 3_797)
                .isEqualTo(fen(after, "opening")).isEqualTo(fen(after, "closing"));
    }

    @Test
    void refundOfSettledMoneyIsALineBelowZeroOnItsOwnDay() {
        createMerchant();
        RecordSettlement sale = settlement(NIGHT, 1_000);
        RecordRefund refund = refund(sale.orderId(), true);

        saga().ask(sale);
        saga().ask(refund);
        saga().ask(refund, 2);

        JsonNode day = statement("2020-11-12");
        assertThat(day.path("items")).hasSize(1);
        assertThat(day.at("/items/0/refund_id").asString()).isEqualTo(refund.refundId());
        assertThat(fen(day.at("/items/0"), "amount")).isEqualTo(-1_000);
        assertThat(day.path("moves").path("orders").asLong()).isZero();
        assertThat(fen(day, "opening")).isEqualTo(947);
        assertThat(fen(day, "closing")).isZero();
    }

    @Test
    void refundBeforeTheSettlementIsNoLineBecauseNothingWasEarned() {
        createMerchant();

        saga().ask(refund(newOrder(), false));

        assertThat(statement("2020-11-12").path("items")).isEmpty();
    }

    @Test
    void whatOthersGotAndGaveBackIsAColumnOfItsOwn() {
        createMerchant();
        String order = newOrder();
        saga().ask(new RecordSettlement(order, NIGHT, List.of(new SettledPart(merchant,
                Money.fen(1_000), Money.fen(797), Money.fen(50), Money.fen(2), Money.fen(1),
                null, Money.fen(150)))));
        saga().ask(new RecordRefund(order, order + "R01", NIGHT.plusSeconds(1), List.of(
                new RefundedPart(merchant, true, Money.fen(500), Money.fen(390), Money.fen(25),
                        Money.fen(1), Money.ZERO, Money.fen(9), Money.fen(75))),
                List.of()));

        JsonNode day = statement("2020-11-11");
        String csv = http.send("GET", path("2020-11-11"), TOKENS.merchant(merchant),
                Map.of("Accept", "text/csv"), new byte[0]).text();

        assertThat(fen(day.path("moves"), "others")).isEqualTo(150 - 75);
        assertThat(fen(day, "closing")).isEqualTo(797 - 399);
        day.path("items").forEach(StatementServiceTest::assertAddsUp);
        assertAddsUp(day.path("moves"));
        assertThat(csv.lines().filter(line -> line.startsWith("MOVE"))
                .map(line -> line.split(",", -1)[11]))
                .containsExactly("-75", "150");
    }

    @Test
    void subsidiesTheirReturnsAndCorrectionsAreInTheStatement() {
        createMerchant();
        String order = newOrder();
        saga().ask(new RecordSettlement(order, NIGHT, List.of(new SettledPart(merchant,
                Money.fen(1_500), Money.fen(1_348), Money.fen(75), Money.fen(68), Money.fen(9),
                Money.fen(500), null))));
        assertThat(fen(statement("2020-11-11"), "closing")).isEqualTo(1_848);

        var back = moved(order, MerchantFundsMoved.Kind.SUBSIDY_RETURN, order + "R0101B", -250);
        var correction = moved("", MerchantFundsMoved.Kind.CORRECTION, "CASE-1:1", 7);
        saga().tell(back);
        saga().tell(back);
        saga().tell(correction);
        Awaitility.await().until(() -> statement("2020-11-11").path("items").size() == 3);

        JsonNode day = statement("2020-11-11");
        assertThat(fen(day, "closing")).isEqualTo(1_848 - 250 + 7);
        assertThat(fen(day.path("moves"), "subsidy")).isEqualTo(250);
        assertThat(fen(day.path("moves"), "adjustment")).isEqualTo(7);
        assertThat(day.path("moves").path("orders").asLong()).isEqualTo(1);
        assertThat(day.path("items").valueStream().map(line -> line.path("kind").asString()))
                .containsExactlyInAnyOrder("SETTLEMENT", "SUBSIDY_RETURN", "CORRECTION");
        day.path("items").forEach(StatementServiceTest::assertAddsUp);
        assertAddsUp(day.path("moves"));
    }

    @Test
    void returnThatComesBeforeItsSettlementIsKept() {
        createMerchant();
        String order = newOrder();
        saga().tell(moved(order, MerchantFundsMoved.Kind.SUBSIDY_RETURN, order + "R0101B", -250));
        Awaitility.await().until(() -> statement("2020-11-11").path("items").size() == 1);
        saga().ask(new RecordSettlement(order, NIGHT, List.of(new SettledPart(merchant,
                Money.fen(1_500), Money.fen(1_500), Money.ZERO, Money.ZERO, Money.ZERO,
                Money.fen(500), null))));

        assertThat(fen(statement("2020-11-11"), "closing")).isEqualTo(1_750);
    }

    private MerchantFundsMoved moved(
            String order, MerchantFundsMoved.Kind kind, String number, long fen) {
        return new MerchantFundsMoved(order, merchant, kind, number, Money.fen(fen),
                NIGHT.plusSeconds(60));
    }

    private static void assertAddsUp(JsonNode amounts) {
        assertThat(fen(amounts, "net") + fen(amounts, "commission")
                + fen(amounts, "traffic_fee") + fen(amounts, "channel_fee")
                + fen(amounts, "others")).isEqualTo(fen(amounts, "amount")
                        + fen(amounts, "subsidy") + fen(amounts, "adjustment"));
    }

    private RecordRefund refund(String order, boolean settled) {
        RefundedPart part = settled
                ? new RefundedPart(merchant, true, Money.fen(1_000), Money.fen(900),
                        Money.fen(50), Money.fen(2), Money.fen(1), Money.fen(47))
                : new RefundedPart(merchant, false, Money.fen(1_000), Money.fen(999),
                        Money.ZERO, Money.ZERO, Money.fen(1), Money.ZERO);
        return new RecordRefund(order, order + "R01", NIGHT.plusSeconds(86_400), List.of(part),
                List.of());
    }

    @Test
    void repeatedSettlementAddsNothing() {
        createMerchant();
        RecordSettlement once = settlement(NIGHT, 1_000);

        saga().ask(once);
        saga().ask(once, 2);

        JsonNode day = statement("2020-11-11");
        assertThat(day.path("moves").path("orders").asLong()).isEqualTo(1);
        assertThat(fen(day, "closing")).isEqualTo(947);
    }

    @Test
    void linesComeInPagesWithTheTotalsOfTheWholeDay() {
        createMerchant();
        List<RecordSettlement> all = List.of(settlement(NIGHT, 1_000),
                settlement(NIGHT, 2_000), settlement(NIGHT, 3_000));
        all.forEach(saga()::ask);
        List<String> seen = new ArrayList<>();

        String cursor = "";
        do {
            JsonNode page = http.get(path("2020-11-11") + "?limit=2&cursor=" + cursor,
                    TOKENS.operator()).json();
            assertThat(page.path("moves").path("orders").asLong()).isEqualTo(3);
            page.path("items").forEach(line -> seen.add(line.path("order_id").asString()));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(
                all.stream().map(RecordSettlement::orderId).toList());
    }

    @Test
    void spreadsheetHasOpeningMovesAndClosing() {
        createMerchant();
        saga().ask(settlement(NIGHT, 1_000));

        Answer csv = http.send("GET", path("2020-11-11"), TOKENS.merchant(merchant),
                Map.of("Accept", "text/csv"), new byte[0]);

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(4);
        assertThat(csv.text()).endsWith(",947,,,,,\r\n");
    }

    @Test
    void badDayIsRefused() {
        assertThat(http.get(TEA + "yesterday", TOKENS.operator()).code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(http.get(TEA + "2026-02-30", TOKENS.operator()).code())
                .isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void statementOfADayThatIsNotOverIsRefused() {
        Answer tomorrow = http.get(TEA + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1),
                TOKENS.operator());

        assertThat(tomorrow.status()).isEqualTo(409);
        assertThat(tomorrow.code()).isEqualTo("DAY_NOT_OVER");
    }
}
