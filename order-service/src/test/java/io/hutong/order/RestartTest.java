package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Participants;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        await().atMost(PATIENCE).until(() -> ids.stream()
                .allMatch(id -> participants.commands(id).contains("ConfirmReservation")));

        app.stop();
        ids.forEach(id -> participants.sendReply(new ReservationConfirmed(id),
                participants.received(id).getLast().step()));
        app.startAgain();

        ids.forEach(id -> buyer.awaitStatus(id, "PAID"));
        ids.forEach(id -> assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "ConfirmReservation"));
    }

    @Test
    void participantsThatAreAwayForLongerThanAStepFindOrdersThatAreStillWanted() {
        Shopper buyer = new Shopper(app);
        List<String> unreserved = new ArrayList<>();
        List<String> unpaid = new ArrayList<>();
        participants.follow(buyer.id(), new Script());
        participants.goAway("payment-service");
        for (int i = 0; i < 10; i++) {
            unpaid.add(buyer.order(Shopper.TEA));
        }
        unpaid.forEach(id -> buyer.awaitStatus(id, "RESERVED"));
        participants.goAway("merchant-service");
        for (int i = 0; i < 10; i++) {
            unreserved.add(buyer.order(Shopper.TEA));
        }
        List<String> all = Stream.concat(unpaid.stream(), unreserved.stream()).toList();

        all.forEach(id -> awaitLate(buyer, id));
        assertThat(app.http().get("/v1/sagas?state=SLOW", TestTokens.shared().operator()).text())
                .contains(all);
        assertThat(buyer.timeline(all.getFirst()).get("explanation").asString())
                .contains("AuthorizePayment", "has not read it, or is away");
        participants.comeBack();

        all.forEach(id -> buyer.awaitStatus(id, "PAID"));
        all.forEach(id -> assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "ConfirmReservation"));
    }

    @Test
    void orderThatNobodyHasReadUntilTheBuyersLimitIsCalledOffAndItsDebitIsTooLate() {
        Shopper buyer = new Shopper(app);
        participants.goAway("payment-service");
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "RESERVED");
        awaitLate(buyer, id);

        await().atMost(PATIENCE).until(() -> {
            app.letBuyersLimitPass(id);
            return buyer.see(id).get("pending").asString("").equals("CANCELLING");
        });
        participants.comeBack();

        buyer.awaitStatus(id, "CANCELLED");
        assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "VoidPayment", "ReleaseStock");
    }

    @Test
    void commandThatIsReadAndNotAnsweredIsCalledOffByItsStep() {
        Shopper buyer = new Shopper(app);
        participants.follow(buyer.id(), new Script().authorizes(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        await().atMost(PATIENCE)
                .until(() -> participants.commands(id).contains("AuthorizePayment"));

        buyer.awaitStatusInSilence(id, "CANCELLED");

        assertThat(buyer.timeline(id).toString()).contains("SILENT");
    }

    private static void awaitLate(Shopper buyer, String id) {
        await().alias(id + " is late").atMost(PATIENCE).until(() -> {
            app.letDeadlinePass(id);
            return buyer.timeline(id).toString().contains("LATE");
        });
    }

    @Test
    void repliesThatCameWhileTheServiceWasAwayBeatTheDeadline() {
        Shopper buyer = new Shopper(app);
        participants.follow(buyer.id(), new Script().authorizes(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        await().atMost(PATIENCE)
                .until(() -> participants.commands(id).contains("AuthorizePayment"));
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
