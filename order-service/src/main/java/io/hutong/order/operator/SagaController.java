package io.hutong.order.operator;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.SagaRunner;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import io.hutong.saga.table.SagaTable;
import io.hutong.saga.table.Slowness;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sagas that wait for a person or are slow, and what the person decides. */
@RestController
class SagaController {

    private static final int PAGE = 100;
    private static final String SAGAS = "select s.order_id, " + SagaTable.STATE + ", "
            + Slowness.SQL + " as slow from sagas s"
            + " where %s and s.saga_id > ? order by s.saga_id limit ?";
    private static final String PARKED = "s.parked is not null";
    private static final String RUNNING = "not s.finished and s.parked is null";
    private static final String SLOW = "SLOW";

    private final JdbcTemplate jdbc;
    private final OrderChanges changes;
    private final Slowness slowness;

    SagaController(JdbcTemplate jdbc, OrderChanges changes, SagaRunner runner) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.slowness = runner.slowness();
    }

    /** A page of sagas by their ids. */
    record SagaPage(List<SagaView> items, @Nullable String nextCursor) {
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/sagas")
    SagaPage sagas(
            @RequestParam(defaultValue = "PARKED") String state,
            @RequestParam(defaultValue = "") String cursor) {
        List<SagaView> found = jdbc.query(
                String.format(Locale.ROOT, SAGAS, filter(state)),
                statement -> {
                    int next = slowness.bind(statement, 1);
                    next = state.equals(SLOW) ? slowness.bind(statement, next) : next;
                    statement.setString(next, cursor);
                    statement.setInt(next + 1, PAGE + 1);
                },
                (row, _) -> SagaView.of(SagaTable.state(row),
                        row.getString("order_id"), row.getBoolean("slow")));
        return found.size() <= PAGE ? new SagaPage(found, null)
                : new SagaPage(found.subList(0, PAGE), found.get(PAGE - 1).sagaId());
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/sagas/{id}/{action:retry|skip|compensate}")
    ResponseEntity<SagaView> decide(
            @PathVariable String id, @PathVariable String action, Caller caller,
            @RequestBody ReasonRequest request) {
        Input.Operator<Reply> input = new Input.Operator<>(
                Input.Action.valueOf(action.toUpperCase(Locale.ROOT)),
                caller.subject(), request.require());
        Act act = Act.of(caller, done(input.action()), "saga", id).because(input.why());
        Decision<Order, OrderChange, Command> decision = SagaId.find(id)
                .flatMap(saga -> changes.onSaga(saga, input, act))
                .orElseThrow(() -> ProblemException.notFound("saga"));
        return switch (decision) {
            case Decision.Moved<Order, OrderChange, Command> moved -> ResponseEntity.accepted()
                    .body(SagaView.of(moved.state(), moved.data().id(), false));
            case Decision.Refused<Order, OrderChange, Command> refused -> throw refusal(refused);
            case Decision.Stale<Order, OrderChange, Command> _ ->
                    throw new IllegalStateException("a decision is never stale");
        };
    }

    private static String done(Input.Action action) {
        return switch (action) {
            case RETRY -> "SAGA_RETRIED";
            case SKIP -> "SAGA_STEP_SKIPPED";
            case COMPENSATE -> "SAGA_COMPENSATED";
        };
    }

    private static String filter(String state) {
        return switch (state) {
            case "PARKED" -> PARKED;
            case "RUNNING" -> RUNNING;
            case SLOW -> Slowness.SQL;
            default -> throw ProblemException.invalidParameter(
                    "state", "must be PARKED, SLOW or RUNNING");
        };
    }

    private static ProblemException refusal(Decision.Refused<Order, OrderChange, Command> refused) {
        return switch (refused.refusal()) {
            case NOT_PARKED -> ProblemException.conflict("SAGA_NOT_PARKED",
                    "The saga goes on by itself: retry and compensate are for parked and slow"
                            + " sagas, skip is for parked ones.");
            case NOT_SKIPPABLE -> ProblemException.conflict("STEP_NOT_SKIPPABLE",
                    "Nobody can vouch for this step: its reply is a proof, or the next one needs"
                            + " it; retry it instead.");
            case TOO_LATE -> ProblemException.conflict("PIVOT_PASSED",
                    "The buyer's money is taken; the saga can only go forward.");
            case NOT_DUE, UNEXPECTED_REPLY -> throw new IllegalStateException(refused.why());
        };
    }
}
