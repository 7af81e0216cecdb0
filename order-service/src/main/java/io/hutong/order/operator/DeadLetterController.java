package io.hutong.order.operator;

import io.hutong.messaging.deadletter.DeadLetter;
import io.hutong.messaging.deadletter.DeadLetterDesk;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages of any service that could not be applied. */
@RestController
class DeadLetterController {

    private static final int PAGE = 100;

    private final DeadLetterDesk desk;
    private final Audit audit;

    DeadLetterController(DeadLetterDesk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /** A page of open letters, oldest first. */
    record DeadLetterPage(List<DeadLetter> items, @Nullable String nextCursor) {
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/dead-letters")
    DeadLetterPage letters(@RequestParam(required = false) @Nullable String cursor) {
        List<DeadLetter> found = desk.open(cursor, PAGE + 1);
        return found.size() <= PAGE ? new DeadLetterPage(found, null)
                : new DeadLetterPage(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/dead-letters/{id}/replay")
    DeadLetter replay(
            @PathVariable String id, Caller caller, @RequestBody ReasonRequest request) {
        String why = request.require();
        return audit.carryOut(() -> decided(id, desk.replay(id, caller.subject(), why)),
                letter -> act(caller, "DEAD_LETTER_REPLAYED", letter).because(why));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/dead-letters/{id}/discard")
    DeadLetter discard(
            @PathVariable String id, Caller caller, @RequestBody ReasonRequest request) {
        String why = request.require();
        return audit.carryOut(() -> decided(id, desk.discard(id, caller.subject(), why)),
                letter -> act(caller, "DEAD_LETTER_DISCARDED", letter).because(why));
    }

    /** The letter is called what it is called now, by whichever id it was found. */
    private static Act act(Caller caller, String action, DeadLetter letter) {
        return Act.of(caller, action, "dead-letter", letter.id());
    }

    private DeadLetter decided(String id, DeadLetterDesk.Decision decision) {
        return switch (decision) {
            case DONE -> desk.find(id).orElseThrow(() -> ProblemException.notFound("letter"));
            case UNKNOWN -> throw ProblemException.notFound("letter");
            case DECIDED_BEFORE -> throw ProblemException.conflict("ALREADY_DECIDED",
                    "This letter was replayed or discarded before.");
        };
    }
}
