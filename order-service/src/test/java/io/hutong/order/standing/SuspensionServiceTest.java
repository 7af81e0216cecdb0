package io.hutong.order.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MiniProgramSuspended;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A suspension that gives the money of open orders back. */
class SuspensionServiceTest {

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final TestTokens tokens = TestTokens.shared();
    private final String miniProgram = "wx-" + UUID.randomUUID().toString().substring(0, 8);
    private final Shopper good = Shopper.following(new Script());

    private String order(Shopper shopper, String gift) {
        return shopper.order("{\"mini_program\":\"" + miniProgram + "\",\"channel\":\"SEARCH\","
                + "\"fallback\":\"NONE\",\"lines\":[{\"sku\":\"tea-100\",\"quantity\":1}]"
                + gift + "}");
    }

    private void suspend(Boolean refund) {
        OrderApp.participants().send(Topics.MERCHANT_EVENTS, new MiniProgramSuspended(
                miniProgram, "FRAUD", "n", refund), new StepRef("none", "none", 1),
                UuidV7.next().toString());
    }

    private JsonNode see(String id) {
        return http.get("/v1/orders/" + id, tokens.operator()).json();
    }

    private String status(String id) {
        return see(id).get("status").asString();
    }

    @Test
    void suspensionWhile100OrdersAreInFlightEndsEachOfThemByTheRules() {
        Shopper slowShelf = Shopper.following(new Script().reserves(_ -> List.of()));
        Shopper slowDebit = Shopper.following(new Script().authorizes(_ -> List.of()));
        Map<String, Set<String>> ends = new LinkedHashMap<>();
        List<String> unanswered = new ArrayList<>();
        List<String> paid = new ArrayList<>();
        List<String> shipped = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            paid.add(order(good, ""));
            shipped.add(order(good, ""));
            settled.add(order(good, ""));
        }
        paid.forEach(id -> good.awaitStatus(id, "PAID"));
        shipped.forEach(id -> {
            good.awaitStatus(id, "PAID");
            good.ship(id, tokens.operator());
        });
        settled.forEach(id -> {
            good.awaitStatus(id, "PAID");
            good.ship(id, tokens.operator());
            good.receive(id);
            good.awaitStatus(id, "SETTLED");
        });
        for (int i = 0; i < 20; i++) {
            unanswered.add(order(slowShelf, ""));
            unanswered.add(order(slowDebit, ""));
        }
        unanswered.forEach(id -> ends.put(id, Set.of("REJECTED", "CANCELLED")));
        paid.forEach(id -> ends.put(id, Set.of("REFUNDED")));
        shipped.forEach(id -> ends.put(id, Set.of("REFUNDED")));
        settled.forEach(id -> ends.put(id, Set.of("SETTLED")));

        suspend(true);

        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            app.letDeadlinePass(unanswered.toArray(String[]::new));
            assertThat(ends).allSatisfy((id, allowed) -> assertThat(status(id)).isIn(allowed));
        });
        paid.forEach(this::assertMoneyIsBack);
        shipped.forEach(this::assertMoneyIsBack);
        settled.forEach(id -> assertThat(see(id).at("/refunded/total").asLong()).isZero());
        ends.keySet().stream().filter(id -> status(id).equals("CANCELLED"))
                .filter(id -> OrderApp.participants().commands(id).contains("AuthorizePayment"))
                .forEach(id -> assertThat(OrderApp.participants().commands(id))
                        .contains("VoidPayment", "ReleaseStock"));
        assertThat(app.jdbc().queryForObject("select count(*) from suspension_waiting",
                Integer.class)).isZero();
    }

    private void assertMoneyIsBack(String id) {
        JsonNode order = see(id);
        assertThat(order.get("reason").asString()).isEqualTo("MINI_PROGRAM_SUSPENDED");
        assertThat(order.at("/refunded/total").asLong()).isEqualTo(12_900);
        assertThat(OrderApp.participants().commands(id).stream()
                .filter("RefundPayment"::equals)).hasSize(1);
    }

    @Test
    void suspensionWithoutRefundsLetsPaidOrdersFinish() {
        String id = order(good, "");
        String gift = order(good, ",\"gift\":{}");
        good.awaitStatus(id, "PAID");
        good.awaitStatus(gift, "AWAITING_RECIPIENT");

        suspend(null);
        good.ship(id, tokens.operator());
        good.receive(id);

        assertThat(good.awaitStatus(id, "SETTLED").get("reason").isNull()).isTrue();
        assertThat(status(gift)).isEqualTo("AWAITING_RECIPIENT");
    }
}
