package io.hutong.web.audit;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.validation.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/audit}: who did what, newest first. */
@RestController
class AuditController {

    private final AuditList list;

    AuditController(AuditList list) {
        this.list = list;
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/audit")
    Page<AuditEntry> list(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        int size = Page.limitOf(limit);
        AuditQuery query = AuditQuery.of(
                new AuditQuery.Asked(from, to, actor, subject), cursor);
        return Page.of(list.page(query, size + 1), size, AuditQuery.Position::of);
    }
}
