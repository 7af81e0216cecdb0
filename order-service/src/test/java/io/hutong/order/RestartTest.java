package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Participants;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service goes away between steps and comes back. */
class RestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaServer kafka;
    private static OrderApp app;
    private static Participants participants;

    @BeforeAll
    static void startServiceOfItsOwn() {
        kafka = TestInfra.dedicatedKafka();
        app = OrderApp.start(kafka, Map.of());
        participants = new Participants(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        participants.close();
        app.close();
        kafka.close();
    }

    @Test
    void ordersEndThoughTheServiceStopsBetweenTheirSteps() {
        Shopper buyer = new Shopper(app);
        participants.follow(buyer.id(), new Script().confirms(_ -> List.of()));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(buyer.order(Shopper.TEA));
        }
        await().atMost(PATIENCE).until(() -> ids.stream().allMatch(id ->
                participants.commands(id).contains("ConfirmReservation")));

        app.stop();
        ids.forEach(id -> participants.sendReply(new ReservationConfirmed(id),
                participants.received(id).getLast().step()));
        app.startAgain();

        ids.forEach(id -> buyer.awaitStatus(id, "PAID"));
        ids.forEach(id -> assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "ConfirmReservation"));
    }

    @Test
    void repliesThatCameWhileTheServiceWasAwayBeatTheDeadline() {
        Shopper buyer = new Shopper(app);
        participants.follow(buyer.id(), new Script().authorizes(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        await().atMost(PATIENCE).until(() ->
                participants.commands(id).contains("AuthorizePayment"));
        var debit = participants.received(id).getLast();

        app.stop();
        participants.sendReply(Script.authorized(
                (AuthorizePayment) debit.command()), debit.step());
        app.letDeadlinePass(id);
        app.startAgain();

        buyer.awaitStatus(id, "PAID");
        assertThat(participants.commands(id)).doesNotContain("VoidPayment");
    }
}
