package io.hutong.order.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.money.Money;
import io.hutong.order.coordination.RecordedSagas.Recorded;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaExplorer;
import io.hutong.order.testing.SagaExplorer.Found;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.JournalEntry.Kind;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaState;
import io.hutong.saga.table.JournalCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the rows of sagas as they stood in the database: every kind of entry that a journal of
 * any version of a definition can have. Orders of the past are told from them. With
 * {@code -Dhutong.recordings.update=true} kinds that are missing are added, made by the engine.
 */
class RecordedSagasTest {

    private static final boolean UPDATE = Boolean.getBoolean("hutong.recordings.update");

    /** Every definition of which sagas can be in a database. */
    enum Definition {
        PLACE_1(Orders.placeOrderVersion1()), PLACE_2(Orders.placeOrderVersion2()),
        PLACE_3(Orders.placeOrder()), SETTLE_1(Orders.settleOrder()),
        REFUND_1(Orders.refundOrder());

        private final SagaDefinition<Order, OrderChange, Command, Reply> saga;

        Definition(SagaDefinition<Order, OrderChange, Command, Reply> saga) {
            this.saga = saga;
        }

        private List<Found> explored() {
            return switch (this) {
                case PLACE_1, PLACE_2, PLACE_3 -> explored(Orders.placed());
                case SETTLE_1 -> explored(Orders.received());
                case REFUND_1 -> explored(refunding(Orders.paid()));
            };
        }

        private List<Found> explored(Order order) {
            String subject = this == REFUND_1 ? order.refunds().all().getLast().refundId()
                    : order.id();
            return SagaExplorer.explore(saga, subject, order);
        }

        private List<Recorded> recorded() {
            return RecordedSagas.of(RecordedSagas.fileOf(saga));
        }
    }

    static Stream<Recorded> everyRow() {
        return Stream.of(Definition.values()).flatMap(one -> one.recorded().stream());
    }

    private static Order refunding(Order order) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "m-tea",
                Instant.parse("2026-11-11T04:00:00Z"),
                List.of(new Refund.Part("m-tea", Money.fen(900))), List.of())));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfEntryThatAJournalCanHaveIsRecorded(Definition definition) {
        if (UPDATE) {
            addWhatIsMissing(definition);
        }
        Set<String> possible = new TreeSet<>();
        definition.explored().forEach(found -> possible.addAll(kinds(found.journal())));
        Set<String> recorded = new TreeSet<>();
        definition.recorded().forEach(row -> recorded.addAll(kinds(row.journal())));

        assertThat(recorded).containsAll(possible);
    }

    @ParameterizedTest
    @MethodSource("everyRow")
    void recordedJournalIsReadWholeAndOutlivesBeingWrittenAgain(Recorded recorded) {
        String written = JournalCodec.write(recorded.journal());

        assertThat(inOneText(written)).isEqualTo(recorded.row().get("journal"));
        assertThat(JournalCodec.read(written)).isEqualTo(recorded.journal());
    }

    /** As versions before the typed journal wrote it: everything that is said in one text. */
    private static JsonNode inOneText(String journal) {
        JsonNode entries = MessageJson.mapper().readTree(journal);
        entries.valueStream().map(ArrayNode.class::cast).filter(entry -> entry.size() > 5)
                .forEach(entry -> {
                    String between = entry.get(1).asString().equals("REPLIED") ? " " : ": ";
                    entry.set(4, entry.get(4).asString() + between + entry.remove(5).asString());
                });
        return entries;
    }

    @ParameterizedTest
    @MethodSource("everyRow")
    void recordedJournalLeadsToTheStateOfItsSaga(Recorded recorded) {
        SagaState state = recorded.state();
        List<Kind> course = recorded.journal().stream().map(JournalEntry::kind)
                .filter(kind -> kind != Kind.STALE_REPLY).toList();
        JournalEntry sent = recorded.journal().stream()
                .filter(entry -> entry.kind() == Kind.SENT)
                .reduce((_, later) -> later).orElseThrow();

        assertThat(state.phase() == Phase.COMPLETED)
                .isEqualTo(course.getLast() == Kind.COMPLETED);
        assertThat(state.phase() == Phase.UNDONE).isEqualTo(course.getLast() == Kind.UNDONE);
        assertThat(state.isParked()).isEqualTo(course.getLast() == Kind.PARKED);
        assertThat(state.reason() != null).isEqualTo(course.contains(Kind.TURNED_BACK));
        assertThat(sent.step()).isEqualTo(state.step());
        assertThat(sent.attempt()).isEqualTo(state.attempt());
        assertThat(recorded.row().get("finished").asBoolean()).isEqualTo(state.isFinished());
    }

    /** What, at which step, and of a reply which and whether it says why. */
    private static Set<String> kinds(List<JournalEntry> journal) {
        Set<String> kinds = new HashSet<>();
        for (JournalEntry entry : journal) {
            String kind = entry.kind() + " " + entry.step();
            kinds.add(switch (entry.what()) {
                case JournalEntry.Replied said when said.why() == null ->
                        kind + " " + said.reply();
                case JournalEntry.Replied said -> kind + " " + said.reply() + " and why";
                case JournalEntry.StaleReply said -> kind + " " + said.reply();
                default -> kind;
            });
        }
        return kinds;
    }

    private static void addWhatIsMissing(Definition definition) {
        String file = RecordedSagas.fileOf(definition.saga);
        ArrayNode all = RecordedSagas.read(file);
        Set<String> have = new HashSet<>();
        definition.recorded().forEach(row -> have.addAll(kinds(row.journal())));
        List<Found> explored = new ArrayList<>(definition.explored());
        while (!explored.isEmpty()) {
            explored.removeIf(found -> have.containsAll(kinds(found.journal())));
            explored.sort((one, two) -> Long.compare(news(two, have), news(one, have)));
            if (!explored.isEmpty()) {
                Found best = explored.removeFirst();
                have.addAll(kinds(best.journal()));
                all.addObject().put("from", "the engine").set("row", row(best));
            }
        }
        RecordedSagas.update(file, all);
    }

    private static long news(Found found, Set<String> have) {
        return kinds(found.journal()).stream().filter(kind -> !have.contains(kind)).count();
    }

    private static ObjectNode row(Found found) {
        SagaState state = found.state();
        JsonNode journal = MessageJson.mapper().readTree(JournalCodec.write(found.journal()));
        ObjectNode row = MessageJson.mapper().createObjectNode()
                .put("saga_id", state.id().toString()).put("order_id", found.order().id())
                .put("definition", state.id().definition()).put("version", state.version())
                .put("phase", state.phase().name()).put("step", state.step())
                .put("attempt", state.attempt()).put("tries", state.tries())
                .put("deadline", state.deadline() == null ? null : state.deadline().toString())
                .put("reason", state.reason() == null ? null : state.reason().name())
                .put("parked", state.parked())
                .put("finished", state.isFinished())
                .put("trace", "00-01a231e9534d700197e836fa53fc4ec8-0d441d6bc16a1164-01");
        return row.set("journal", journal);
    }
}
