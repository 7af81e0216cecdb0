package io.hutong.payment.reconciliation;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Page;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/reconciliations}: our ledger against the channel's bills, day by day. */
@RestController
class ReconciliationController {

    private static final int SHOWN = 100;

    private final Reconciliations reconciliations;
    private final ReconciliationStore store;
    private final IdempotencyStore idempotency;
    private final Rules rules;

    record Rules(ReconciliationSettings settings, InstantSource clock, Audit audit) {
    }

    ReconciliationController(Reconciliations reconciliations, ReconciliationStore store,
            IdempotencyStore idempotency, Rules rules) {
        this.reconciliations = reconciliations;
        this.store = store;
        this.idempotency = idempotency;
        this.rules = rules;
    }

    /** @param date a Beijing day */
    record Request(@Nullable String date) {
    }

    /** Answers with the result when it comes soon, else 202 and the run goes on. */
    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/reconciliations")
    ResponseEntity<byte[]> compare(IdempotentRequest<Request> request) {
        BusinessDay day = dayOf(request.body().date());
        if (!rules.settings.openDay() && !day.isOver(rules.clock.instant())
                || day.date().isAfter(LocalDate.ofInstant(
                        rules.clock.instant(), BusinessDay.BEIJING))) {
            throw ProblemException.conflict("DAY_NOT_OVER",
                    day.date() + " is not over in Beijing; compare it tomorrow.");
        }
        return idempotency.claimFirst(request, () -> start(day, Act.of(request,
                "RECONCILIATION_STARTED", "reconciliation", day.date().toString())));
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/reconciliations/{date}")
    ReconciliationView one(@PathVariable String date,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        return store.find(dayOf(date).date(), cursor, Page.limitOf(limit))
                .orElseThrow(() -> ProblemException.notFound("reconciliation"));
    }

    private ResponseEntity<ReconciliationView> start(BusinessDay day, Act act) {
        int run = rules.audit.carryOut(act, () -> claim(day, act.by().subject()));
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().name("reconciliation").start(() -> {
            try {
                reconciliations.compare(day, run);
            } finally {
                done.countDown();
            }
        });
        boolean ended = await(done);
        ReconciliationView view = store.find(day.date(), "", SHOWN).orElseThrow();
        if (ended && view.code() != null) {
            throw new ProblemException(status(view.code()), view.code(),
                    String.valueOf(view.detail()));
        }
        return ResponseEntity.status(ended ? HttpStatus.OK : HttpStatus.ACCEPTED).body(view);
    }

    private int claim(BusinessDay day, String askedBy) {
        return reconciliations.claim(day, askedBy).orElseThrow(() -> ProblemException.conflict(
                "RECONCILIATION_RUNNING", day.date() + " is being compared; look again soon."));
    }

    private boolean await(CountDownLatch done) {
        try {
            return done.await(rules.settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the channel delivered is a bad answer from behind us, not the caller's fault. */
    private static HttpStatus status(String code) {
        return switch (code) {
            case "BILL_NOT_READY" -> HttpStatus.CONFLICT;
            case "CHANNEL_UNAVAILABLE" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "RECONCILIATION_FAILED" -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.BAD_GATEWAY;
        };
    }

    private static BusinessDay dayOf(@Nullable String date) {
        try {
            return new BusinessDay(LocalDate.parse(date == null ? "" : date));
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter("date", "must look like 2026-01-31");
        }
    }
}
