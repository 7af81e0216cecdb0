package io.hutong.order.coordination;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.messaging.ReadProgress;
import io.hutong.messaging.ReaderProgress;
import io.hutong.messaging.ReaderProgress.Heard;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Input;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaId;
import io.hutong.saga.SagaState;
import io.hutong.saga.table.SagaRow;
import io.hutong.saga.table.SagaTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns silence into a fact. A deadline counts only once everything that was sent before it has
 * been read: after an outage the replies are there, unread, and must not be taken for silence. Nor
 * is it silence when the participant has not read the command, or was away since.
 */
final class DeadlineSweeper {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweeper.class);

    /** Sagas looked at in one round, and changed in one transaction. */
    private static final int ROUND = 5_000;
    private static final int TRANSACTION = 200;

    private final SagaTable table;
    private final OrderChanges changes;
    private final SagaRunner runner;
    private final Progress progress;

    /**
     * How far everybody has read.
     *
     * @param hearing the most that a participant has for the answer after it has read a command
     */
    record Progress(ReadProgress replies, ReaderProgress commands, Duration hearing) {
    }

    DeadlineSweeper(
            SagaTable table, OrderChanges changes, SagaRunner runner, Progress progress) {
        this.table = table;
        this.changes = changes;
        this.runner = runner;
        this.progress = progress;
    }

    /** One round. */
    void sweep() {
        progress.commands.look();
        List<SagaTable.Due> due = table.due(ROUND).stream()
                .filter(one -> progress.replies.isPast(
                        Topics.ORDER_REPLIES, one.orderId(), one.deadline()))
                .toList();
        Map<SagaId, Input<Reply>> inputs = inputs(due);
        List<SagaId> ids = List.copyOf(inputs.keySet());
        for (int from = 0; from < ids.size(); from += TRANSACTION) {
            List<SagaId> some = ids.subList(from, Math.min(ids.size(), from + TRANSACTION));
            changes.onDueSagas(some, sheet -> fire(sheet, inputs));
        }
        tell(inputs);
    }

    private Map<SagaId, Input<Reply>> inputs(List<SagaTable.Due> due) {
        List<ReaderProgress.Sent> sent = new ArrayList<>(due.size());
        due.forEach(one -> sent.add(sent(one)));
        List<Heard> heard = progress.commands.heard(sent);
        Map<SagaId, Input<Reply>> inputs = new HashMap<>();
        for (int i = 0; i < due.size(); i++) {
            SagaTable.Due one = due.get(i);
            switch (heard.get(i)) {
                case HEARD_OUT -> inputs.put(one.state().id(), new Input.DeadlinePassed<>());
                case UNHEARD -> inputs.put(
                        one.state().id(), new Input.Unheard<>(one.sentAt(), one.told()));
                case HEARD, UNKNOWN -> {}
            }
        }
        return inputs;
    }

    private ReaderProgress.Sent sent(SagaTable.Due due) {
        SagaState state = due.state();
        SagaDefinition<Order, OrderChange, Command, Reply> saga = runner.definitions().of(state);
        Duration wait = saga.waitOf(state.step(), state.tries());
        return new ReaderProgress.Sent(runner.askedIn(saga, state.step()), due.orderId(),
                due.sentAt(), wait.compareTo(progress.hearing) < 0 ? wait : progress.hearing);
    }

    private static void fire(Sheet sheet, Map<SagaId, Input<Reply>> inputs) {
        for (SagaRow saga : sheet.sagas()) {
            Input<Reply> input = inputs.get(saga.state().id());
            if (input != null) {
                sheet.apply(saga.state().id(), input, saga.trace());
            }
        }
    }

    private static void tell(Map<SagaId, Input<Reply>> inputs) {
        long late = inputs.values().stream().filter(Input.Unheard.class::isInstance).count();
        if (inputs.size() > late) {
            log.info("{} steps stayed without a reply until their deadline",
                    inputs.size() - late);
        }
    }
}
