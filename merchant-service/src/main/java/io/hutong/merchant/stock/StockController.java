package io.hutong.merchant.stock;

import io.hutong.merchant.catalog.Catalog;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import io.hutong.web.validation.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

    private static final long MAX_ADDITION = 1_000_000_000;
    private static final int MAX_VIOLATIONS = 100;

    private final Catalog catalog;
    private final StockTable table;
    private final IdempotencyStore idempotency;
    private final Audit audit;

    StockController(Catalog catalog, StockTable table, IdempotencyStore idempotency, Audit audit) {
        this.catalog = catalog;
        this.table = table;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    record Addition(@Nullable Long quantity) {
    }

    /** @param violations empty when every reserved piece has its order */
    record Verification(boolean consistent, List<StockViolation> violations) {
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PostMapping("/v1/products/{sku}/stock")
    ResponseEntity<byte[]> add(@PathVariable String sku, IdempotentRequest<Addition> request) {
        Long quantity = request.body().quantity();
        Checks.require(body -> body.number("quantity", quantity).between(1, MAX_ADDITION));
        Caller caller = request.caller();
        long added = Objects.requireNonNull(quantity);
        return idempotency.inTransaction(request, () -> ResponseEntity.ok(audit.carryOut(
                Act.of(request, "STOCK_ADDED", "product", sku),
                () -> catalog.merchantOf(sku).filter(caller::actsFor)
                        .flatMap(owner -> table.add(sku, added, caller.subject()))
                        .orElseThrow(() -> ProblemException.notFound("product " + sku)))));
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/stock")
    Page<StockView> list(
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        int size = Page.limitOf(limit);
        return Page.of(table.page(Page.positionOf(cursor), size + 1), size, StockView::sku);
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/stock/verify")
    Verification verify() {
        List<StockViolation> violations = table.violations(MAX_VIOLATIONS);
        return new Verification(violations.isEmpty(), violations);
    }
}
