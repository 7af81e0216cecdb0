package io.hutong.order.link;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an operator allows and blocks: single links, and domains by platform. */
@RestController
class LinkGuardController {

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int DOMAIN_MAX = 253;
    private static final int NOTE_MAX = 500;

    private final LinkTable store;
    private final LinkDomains domains;
    private final Audit audit;

    LinkGuardController(LinkTable store, LinkDomains domains, Audit audit) {
        this.store = store;
        this.domains = domains;
        this.audit = audit;
    }

    record BlockRequest(@Nullable String reason) {
    }

    /** @param allowed false blocks the domain, also our own */
    record DomainRequest(@Nullable Boolean allowed, @Nullable String note) {
    }

    record DomainList(List<LinkDomains.Entry> items, @Nullable String nextCursor) {
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/links/{id}/block")
    ResponseEntity<Void> block(
            @PathVariable String id, @RequestBody BlockRequest request, Caller caller) {
        Checks.require(body -> body.text("reason", request.reason()).length(1, NOTE_MAX));
        String reason = Objects.requireNonNull(request.reason());
        return audit.carryOut(Act.of(caller, "LINK_BLOCKED", "link", id).because(reason),
                () -> done(store.block(id, reason, caller.subject())));
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/links/{id}/unblock")
    ResponseEntity<Void> unblock(@PathVariable String id, Caller caller) {
        return audit.carryOut(Act.of(caller, "LINK_UNBLOCKED", "link", id),
                () -> done(store.unblock(id, caller.subject())));
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/link-domains")
    DomainList list() {
        return new DomainList(domains.list(), null);
    }

    @CallableBy(Scope.OPERATOR)
    @PutMapping("/v1/link-domains/{platform}/{domain}")
    ResponseEntity<Void> put(@PathVariable String platform, @PathVariable String domain,
            @RequestBody DomainRequest request, Caller caller) {
        Checks.require(body -> body
                .that("", domain.length() <= DOMAIN_MAX && DOMAIN.matcher(domain).matches(),
                        "the domain must be a plain host name in lower case")
                .value("allowed", request.allowed()).required()
                .text("note", request.note()).length(1, NOTE_MAX));
        boolean allowed = Objects.requireNonNull(request.allowed());
        audit.carryOut(Act.of(caller, allowed ? "LINK_DOMAIN_ALLOWED" : "LINK_DOMAIN_BLOCKED",
                "link-domain", platform + "/" + domain).because(request.note()),
                () -> domains.save(platformOf(platform), domain, allowed,
                        Objects.requireNonNull(request.note()), caller.subject()));
        domains.refresh();
        return ResponseEntity.noContent().build();
    }

    private static Platform platformOf(String name) {
        try {
            return Platform.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("platform");
        }
    }

    private static ResponseEntity<Void> done(boolean found) {
        if (!found) {
            throw ProblemException.notFound("link");
        }
        return ResponseEntity.noContent().build();
    }
}
