package io.hutong.merchant.miniprogram;

import io.hutong.http.Caller;
import io.hutong.http.Checks;
import io.hutong.http.Page;
import io.hutong.http.ProblemException;
import io.hutong.http.audit.Act;
import io.hutong.http.audit.Audit;
import java.util.List;
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
class MiniProgramRoutes {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int MAX_NAME = 64;
    private static final int MAX_NOTE = 500;
    private static final int MAX_CAMPAIGN = 2_000;
    private static final int MAX_PERMITS = 200;

    private final MiniPrograms miniPrograms;
    private final Audit audit;

    MiniProgramRoutes(MiniPrograms miniPrograms, Audit audit) {
        this.miniPrograms = miniPrograms;
        this.audit = audit;
    }

    record Body(@Nullable String name, @Nullable List<String> categoryPermits) {
    }

    /** @param refundOpenOrders gives paid orders back that are not settled; left out: no */
    record SuspendBody(@Nullable SuspensionReason reason, @Nullable String note,
            @Nullable Boolean refundOpenOrders) {
    }

    record ReinstateBody(@Nullable String note) {
    }

    @GetMapping("/v1/mini-programs/{id}")
    MiniProgram get(@PathVariable String id) {
        return miniPrograms.find(id).orElseThrow(() -> notFound(id));
    }

    record CheckBody(@Nullable String text) {
    }

    /** @param flags rules of the host that the text would break; empty when there are none */
    record CheckResult(List<String> flags) {
    }

    /** Who has changed the standing, when and why, newest first. */
    @GetMapping("/v1/mini-programs/{id}/history")
    Page<MiniProgram.Change> history(@PathVariable String id,
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
    @PostMapping("/v1/campaign-checks")
    CheckResult check(@RequestBody CheckBody body) {
        Checks.require(checks -> checks.text("text", body.text()).length(1, MAX_CAMPAIGN));
        return new CheckResult(InducedSharing.objections(body.text()));
    }

    @PutMapping("/v1/mini-programs/{id}")
    MiniProgram put(@PathVariable String id, @RequestBody Body body, Caller caller) {
        Checks.require(checks -> checks
                .text("", id).matches(ID)
                .text("name", body.name()).length(1, MAX_NAME)
                .value("category_permits", body.categoryPermits()).required()
                .list("category_permits", body.categoryPermits(), 0, MAX_PERMITS,
                        (permit, category) -> permit.text("", category).matches(CATEGORY)));
        List<String> permits = body.categoryPermits().stream().distinct().toList();
        return audit.carryOut(act(caller, "MINI_PROGRAM_SAVED", id), () -> {
            miniPrograms.save(id, body.name(), permits, caller.subject());
            return get(id);
        });
    }

    @PostMapping("/v1/mini-programs/{id}/suspend")
    MiniProgram suspend(@PathVariable String id, @RequestBody SuspendBody body, Caller caller) {
        Checks.require(checks -> checks
                .value("reason", body.reason()).required()
                .text("note", body.note()).length(1, MAX_NOTE));
        Act act = act(caller, "MINI_PROGRAM_SUSPENDED", id)
                .because(body.reason() + ": " + body.note());
        return decide(act, new Standing.Suspend(body.reason(), body.note(),
                Boolean.TRUE.equals(body.refundOpenOrders())), "ALREADY_SUSPENDED");
    }

    @PostMapping("/v1/mini-programs/{id}/reinstate")
    MiniProgram reinstate(
            @PathVariable String id, @RequestBody ReinstateBody body, Caller caller) {
        Checks.require(checks -> checks.text("note", body.note()).length(1, MAX_NOTE));
        return decide(act(caller, "MINI_PROGRAM_REINSTATED", id).because(body.note()),
                new Standing.Reinstate(body.note()), "NOT_SUSPENDED");
    }

    private static Act act(Caller caller, String action, String id) {
        return Act.of(caller, action, "mini-program", id);
    }

    private MiniProgram decide(Act act, Standing.Decision decision, String otherwise) {
        String id = act.subject().id();
        return audit.carryOut(act, () -> {
            Standing.Result result = miniPrograms.decide(id, decision, act.by().subject())
                    .orElseThrow(() -> notFound(id));
            if (result instanceof Standing.AlreadySo) {
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
