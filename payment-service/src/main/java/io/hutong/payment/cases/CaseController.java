package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.CaseAction.Resolution;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import io.hutong.web.validation.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/cases}: what money is in question, who looks into it, and how it ended. */
@RestController
class CaseController {

    private static final int MAX_NOTE = 1_000;
    private static final int MAX_NAME = 100;
    private static final long MAX_FEN = 100_000_000_000L;

    private final CaseStore store;
    private final CaseDesk desk;
    private final IdempotencyStore idempotency;
    private final Audit audit;

    CaseController(CaseStore store, CaseDesk desk, IdempotencyStore idempotency, Audit audit) {
        this.audit = audit;
        this.store = store;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** @param owner the caller, when it is left out */
    record AssignBody(@Nullable String owner) {
    }

    record NoteBody(@Nullable String note) {
    }

    record ResolveBody(
            @Nullable Resolution resolution, @Nullable String note, @Nullable EntryBody entry) {
    }

    record EntryBody(
            @Nullable String debit, @Nullable String credit, @Nullable Money amount) {
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/cases")
    Page<CaseView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        requireOneOf("status", status, CaseState.Status.values());
        requireOneOf("kind", kind, Cases.Kind.values());
        int size = Page.limitOf(limit);
        List<CaseView> found = store.page(
                new CaseStore.Filter(status, kind), Page.positionOf(cursor), size + 1);
        return Page.of(found, size, CaseView::caseId);
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/cases/{id}")
    CaseView one(@PathVariable String id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound("case"));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/assign")
    ResponseEntity<byte[]> assign(
            @PathVariable String id, IdempotentRequest<AssignBody> request) {
        Checks.require(checks -> checks.text("owner", request.body().owner()).optional()
                .length(1, MAX_NAME));
        return act(id, request, body -> new CaseAction.Assign(
                body.owner() == null ? request.caller().subject() : body.owner()));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/note")
    ResponseEntity<byte[]> note(@PathVariable String id, IdempotentRequest<NoteBody> request) {
        return act(id, request, body -> new CaseAction.Note(noteOf(body.note())));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/reopen")
    ResponseEntity<byte[]> reopen(@PathVariable String id, IdempotentRequest<NoteBody> request) {
        return act(id, request, body -> new CaseAction.Reopen(noteOf(body.note())));
    }

    /** Books what another operator has proposed. */
    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/approve")
    ResponseEntity<byte[]> approve(
            @PathVariable String id, IdempotentRequest<NoteBody> request) {
        return act(id, request, body -> new CaseAction.Approve(noteOf(body.note())));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/reject")
    ResponseEntity<byte[]> reject(@PathVariable String id, IdempotentRequest<NoteBody> request) {
        return act(id, request, body -> new CaseAction.Reject(noteOf(body.note())));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/cases/{id}/resolve")
    ResponseEntity<byte[]> resolve(
            @PathVariable String id, IdempotentRequest<ResolveBody> request) {
        return act(id, request, CaseController::resolution);
    }

    private <T> ResponseEntity<byte[]> act(
            String id, IdempotentRequest<T> request, Function<T, CaseAction> action) {
        CaseAction asked = action.apply(request.body());
        return idempotency.inTransaction(request, () -> ResponseEntity.ok(audit.carryOut(
                () -> desk.act(id, request.caller().subject(), asked),
                after -> Act.of(request, done(asked, after), "case", after.caseId())
                        .ofOrder(after.orderId()).because(wordsOf(asked)))));
    }

    private static String done(CaseAction action, CaseView after) {
        return switch (action) {
            case CaseAction.Assign _ -> "CASE_ASSIGNED";
            case CaseAction.Note _ -> "CASE_NOTED";
            case CaseAction.Resolve _ -> CaseState.Status.PROPOSED.name().equals(after.status())
                    ? "CASE_CORRECTION_PROPOSED" : "CASE_RESOLVED";
            case CaseAction.Reopen _ -> "CASE_REOPENED";
            case CaseAction.Approve _ -> "CASE_CORRECTION_APPROVED";
            case CaseAction.Reject _ -> "CASE_CORRECTION_REJECTED";
        };
    }

    private static String wordsOf(CaseAction action) {
        return switch (action) {
            case CaseAction.Assign(String owner) -> owner;
            case CaseAction.Note(String note) -> note;
            case CaseAction.Resolve resolve -> resolve.note();
            case CaseAction.Reopen(String note) -> note;
            case CaseAction.Approve(String note) -> note;
            case CaseAction.Reject(String note) -> note;
        };
    }

    private static CaseAction resolution(ResolveBody body) {
        Checks.require(checks -> {
            checks.value("resolution", body.resolution()).required();
            checks.text("note", body.note()).length(1, MAX_NOTE);
            if (body.entry() != null) {
                checks.object("entry", body.entry(), (entry, each) -> {
                    entry.text("debit", each.debit()).length(1, MAX_NAME);
                    entry.text("credit", each.credit()).satisfies(
                            credit -> !credit.equals(each.debit()),
                            "must be another account than debit").length(1, MAX_NAME);
                    entry.money("amount", each.amount()).between(1, MAX_FEN);
                });
            }
        });
        return new CaseAction.Resolve(present(body.resolution()), present(body.note()),
                correction(body.entry()));
    }

    private static CaseAction.@Nullable Correction correction(@Nullable EntryBody entry) {
        return entry == null ? null : new CaseAction.Correction(
                present(entry.debit()), present(entry.credit()), present(entry.amount()));
    }

    private static String noteOf(@Nullable String note) {
        Checks.require(checks -> checks.text("note", note).length(1, MAX_NOTE));
        return present(note);
    }

    private static <T> T present(@Nullable T checked) {
        return Objects.requireNonNull(checked);
    }

    private static void requireOneOf(String name, @Nullable String value, Enum<?>[] all) {
        if (value != null && Arrays.stream(all).noneMatch(e -> e.name().equals(value))) {
            throw ProblemException.invalidParameter(
                    name, "is one of " + Arrays.toString(all));
        }
    }
}
