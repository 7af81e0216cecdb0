package io.hutong.merchant.catalog;

import io.hutong.merchant.catalog.model.Product;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Page;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {

    private static final int MAX_WORDS = 64;

    private final Catalog catalog;
    private final ProductTable table;
    private final Audit audit;

    ProductController(Catalog catalog, ProductTable table, Audit audit) {
        this.catalog = catalog;
        this.table = table;
        this.audit = audit;
    }

    @CallableByAnyone
    @GetMapping("/v1/products/{sku}")
    ListingView get(@PathVariable String sku) {
        return table.find(sku).orElseThrow(() -> ProblemException.notFound("product " + sku));
    }

    @CallableByAnyone
    @GetMapping("/v1/products")
    Page<ListingView> search(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (q.length() > MAX_WORDS) {
            throw ProblemException.invalidParameter("q", "may have 64 characters at most");
        }
        int size = Page.limitOf(limit);
        return Page.of(table.search(category, q, Page.positionOf(cursor), size + 1), size,
                listing -> listing.product().sku());
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PutMapping("/v1/products/{sku}")
    ListingView put(@PathVariable String sku, @RequestBody ProductRequest body, Caller caller) {
        Product product = body.toProduct(sku);
        if (!caller.actsFor(product.merchantId())) {
            throw ProblemException.notFound("merchant " + product.merchantId());
        }
        try {
            return audit.carryOut(Act.of(caller, "PRODUCT_SAVED", "product", sku),
                    () -> switch (catalog.save(product, caller.subject())) {
                        case OK -> get(sku);
                        case OF_ANOTHER_MERCHANT -> throw takenBy(sku, caller);
                        case SUBSIDISED -> throw subsidised();
                    });
        } catch (DataIntegrityViolationException e) {
            throw ProblemException.notFound("merchant " + product.merchantId());
        }
    }

    private static ProblemException subsidised() {
        return ProblemException.conflict("NO_SUBSIDY_ON_WELFARE", "A campaign makes the product"
                + " cheaper, and the one-yuan welfare section takes no subsidy.");
    }

    private static ProblemException takenBy(String sku, Caller caller) {
        return caller.isOperator()
                ? ProblemException.conflict("SKU_TAKEN",
                        "The SKU " + sku + " belongs to another merchant; choose another.")
                : ProblemException.notFound("product " + sku);
    }
}
