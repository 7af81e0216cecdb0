package io.hutong.order.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.ToldCourse;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Courses of the settlement saga as its published version took them. A saga in flight outlives
 * deployments: should one of these fail, the change belongs into a new version beside the old one.
 * With {@code -Dhutong.recordings.update=true} they are written anew, for a new version only.
 */
class SettleOrderRecordingTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
    private static final Instant START = Instant.parse("2026-11-11T04:00:00Z");
    private static final long PAID_FEN = 12_900;
    private static final String ORDER = "ORDER";

    private final SagaEngine<Order, OrderChange, Command, Reply> engine =
            new SagaEngine<>(Order::with);
    private final SagaDefinition<Order, OrderChange, Command, Reply> definition =
            Orders.settleOrder();
    private final Order order = Orders.received();
    private final String saga = "SettleOrder-" + order.id();

    @Test
    void settlementThatIsAnsweredAtOnce() throws IOException {
        assertCourse("settle-order-v1-settled",
                answer("SettlePayment", 1, settled()),
                answer("RecordSettlement", 1, new SettlementRecorded(order.id())));
    }

    @Test
    void silentDivisionIsAskedForAgainAndALateAnswerCounts() throws IOException {
        assertCourse("settle-order-v1-silent",
                new Input.DeadlinePassed<>(),
                answer("SettlePayment", 2, settled()),
                new Input.DeadlinePassed<>(),
                answer("RecordSettlement", 2, new SettlementRecorded(order.id())));
    }

    @Test
    void refusedSettlementIsParkedUntilAPersonRetriesIt() throws IOException {
        assertCourse("settle-order-v1-parked",
                answer("SettlePayment", 1, new PaymentRefused(order.id(),
                        PaymentRefused.Refusal.NOT_PAID, "nothing was paid")),
                new Input.Operator<>(Input.Action.RETRY, "op", "paid by now"),
                answer("SettlePayment", 2, settled()),
                answer("RecordSettlement", 1, new SettlementRecorded(order.id())));
    }

    private Input<Reply> answer(String step, int attempt, Reply reply) {
        return new Input.ReplyArrived<>(new StepRef(saga, step, attempt), reply);
    }

    private PaymentSettled settled() {
        return new PaymentSettled(order.id(), START, List.of(new SettledPart("m-tea",
                Money.fen(PAID_FEN), Money.fen(11_920), Money.fen(645), Money.fen(258),
                Money.fen(77))));
    }

    @SafeVarargs
    private final void assertCourse(String name, Input<Reply>... inputs) throws IOException {
        List<ObjectNode> course = new ArrayList<>();
        Instant at = START;
        Decision.Moved<Order, OrderChange, Command> last =
                engine.start(definition, order.id(), order, at);
        course.add(ToldCourse.of(last));
        for (Input<Reply> input : inputs) {
            at = input instanceof Input.DeadlinePassed
                    ? RowJson.mapper().convertValue(last.state().deadline(), Instant.class)
                    : at.plusSeconds(1);
            last = (Decision.Moved<Order, OrderChange, Command>) engine.decide(
                    definition, last.state(), last.data(), input, at);
            course.add(ToldCourse.of(last));
        }
        String text = RowJson.mapper().writerWithDefaultPrettyPrinter()
                .writeValueAsString(course).replace(order.id(), ORDER) + "\n";
        Path file = RECORDINGS.resolve(name + ".json");
        if (Boolean.getBoolean("hutong.recordings.update")) {
            Files.writeString(file, text);
        }
        assertThat(last.state().isFinished()).isTrue();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
