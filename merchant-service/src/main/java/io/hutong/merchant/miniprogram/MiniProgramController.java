package io.hutong.merchant.miniprogram;

import io.hutong.merchant.miniprogram.model.StandingDecision;
import io.hutong.merchant.miniprogram.model.StandingOrder;
import io.hutong.merchant.miniprogram.model.SuspensionReason;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import io.hutong.web.validation.Page;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MiniProgramController {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int MAX_NAME = 64;
    private static final int MAX_NOTE = 500;
    private static final int MAX_CAMPAIGN = 2_000;
    private static final int MAX_PERMITS = 200;

    private final MiniPrograms miniPrograms;
    private final Audit audit;

    MiniProgramController(MiniPrograms miniPrograms, Audit audit) {
        this.miniPrograms = miniPrograms;
        this.audit = audit;
    }

    record Request(@Nullable String name, @Nullable List<String> categoryPermits) {
    }

    /** @param refundOpenOrders gives paid orders back that are not settled; left out: no */
    record SuspendRequest(@Nullable SuspensionReason reason, @Nullable String note,
            @Nullable Boolean refundOpenOrders) {
    }

    record ReinstateRequest(@Nullable String note) {
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/mini-programs/{id}")
    MiniProgramView get(@PathVariable String id) {
        return miniPrograms.find(id).orElseThrow(() -> notFound(id));
    }

    record CheckRequest(@Nullable String text) {
    }

    /**
     * @param flags    rules of the host that the text would break; empty when there are none
     * @param findings why, in the words of the text: what is asked for and what it brings
     */
    record CheckResult(List<String> flags, List<InducedSharing.Finding> findings) {

        static CheckResult of(List<InducedSharing.Finding> findings) {
            return new CheckResult(findings.stream().map(f -> f.rule().name()).toList(), findings);
        }
    }

    /** Who has changed the standing, when and why, newest first. */
    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/mini-programs/{id}/history")
    Page<MiniProgramView.Change> history(@PathVariable String id,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        int size = Page.limitOf(limit);
        return Page.of(miniPrograms.history(id, positionOf(cursor), size + 1)
                .orElseThrow(() -> notFound(id)), size, change -> Long.toString(change.id()));
    }

    private static long positionOf(String cursor) {
        String position = Page.positionOf(cursor);
        try {
            return position.isEmpty() ? Long.MAX_VALUE : Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw ProblemException.invalidParameter("cursor", "must come from a next_cursor");
        }
    }

    /** What the host would object to in a campaign, before anybody publishes it. */
    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PostMapping("/v1/campaign-checks")
    CheckResult check(@RequestBody CheckRequest body) {
        Checks.require(checks -> checks.text("text", body.text()).length(1, MAX_CAMPAIGN));
        return CheckResult.of(InducedSharing.findings(Objects.requireNonNull(body.text())));
    }

    @CallableBy(Scope.OPERATOR)
    @PutMapping("/v1/mini-programs/{id}")
    MiniProgramView put(@PathVariable String id, @RequestBody Request body, Caller caller) {
        Checks.require(checks -> checks
                .text("", id).matches(ID)
                .text("name", body.name()).length(1, MAX_NAME)
                .value("category_permits", body.categoryPermits()).required()
                .list("category_permits", body.categoryPermits(), 0, MAX_PERMITS,
                        (permit, category) -> permit.text("", category).matches(CATEGORY)));
        String name = Objects.requireNonNull(body.name());
        List<String> permits = Objects.requireNonNull(body.categoryPermits()).stream()
                .distinct().toList();
        return audit.carryOut(act(caller, "MINI_PROGRAM_SAVED", id), () -> {
            miniPrograms.save(id, name, permits, caller.subject());
            return get(id);
        });
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/mini-programs/{id}/suspend")
    MiniProgramView suspend(@PathVariable String id, @RequestBody SuspendRequest body,
            Caller caller) {
        Checks.require(checks -> checks
                .value("reason", body.reason()).required()
                .text("note", body.note()).length(1, MAX_NOTE));
        var suspend = new StandingOrder.Suspend(Objects.requireNonNull(body.reason()),
                Objects.requireNonNull(body.note()),
                Boolean.TRUE.equals(body.refundOpenOrders()));
        Act act = act(caller, "MINI_PROGRAM_SUSPENDED", id)
                .because(suspend.reason() + ": " + suspend.note());
        return carryOut(act, suspend, "ALREADY_SUSPENDED");
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/mini-programs/{id}/reinstate")
    MiniProgramView reinstate(
            @PathVariable String id, @RequestBody ReinstateRequest body, Caller caller) {
        Checks.require(checks -> checks.text("note", body.note()).length(1, MAX_NOTE));
        String note = Objects.requireNonNull(body.note());
        return carryOut(act(caller, "MINI_PROGRAM_REINSTATED", id).because(note),
                new StandingOrder.Reinstate(note), "NOT_SUSPENDED");
    }

    private static Act act(Caller caller, String action, String id) {
        return Act.of(caller, action, "mini-program", id);
    }

    private MiniProgramView carryOut(Act act, StandingOrder order, String otherwise) {
        String id = act.subject().id();
        return audit.carryOut(act, () -> {
            StandingDecision decision = miniPrograms.carryOut(id, order, act.by().subject())
                    .orElseThrow(() -> notFound(id));
            if (decision instanceof StandingDecision.AlreadySo) {
                throw ProblemException.conflict(otherwise,
                        "The mini-program " + id + " is in that standing already.");
            }
            return get(id);
        });
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("mini-program " + id);
    }
}
