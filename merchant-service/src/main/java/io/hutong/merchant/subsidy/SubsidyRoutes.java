package io.hutong.merchant.subsidy;

import io.hutong.http.Caller;
import io.hutong.http.ProblemException;
import io.hutong.http.audit.Act;
import io.hutong.http.audit.Audit;
import io.hutong.kernel.money.Money;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SubsidyRoutes {

    /** Not over yet; each is locked by every poll that orders the product. */
    private static final int MAX_PER_SKU = 20;

    private final SubsidySql sql;
    private final Audit audit;

    SubsidyRoutes(SubsidySql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @GetMapping("/v1/subsidies/{id}")
    Subsidy get(@PathVariable String id) {
        return sql.find(id).orElseThrow(() -> ProblemException.notFound("subsidy " + id));
    }

    /** A campaign whose slogan rewards sharing is saved all the same; the answer flags it. */
    @PutMapping("/v1/subsidies/{id}")
    Subsidy put(@PathVariable String id, @RequestBody SubsidyBody body, Caller caller) {
        body.check(id);
        return audit.carryOut(Act.of(caller, "SUBSIDY_SAVED", "subsidy", id),
                () -> saved(id, body, caller.subject()));
    }

    /** The product is locked, so that neither it nor its campaigns change meanwhile. */
    private Subsidy saved(String id, SubsidyBody body, String by) {
        String sku = Objects.requireNonNull(body.sku());
        SubsidySql.Goods goods = sql.lockGoods(sku)
                .orElseThrow(() -> ProblemException.notFound("product " + sku));
        requireRoom(goods, Objects.requireNonNull(body.perPiece()));
        if (sql.othersOf(sku, id) >= MAX_PER_SKU) {
            throw ProblemException.conflict("TOO_MANY_SUBSIDIES", "The product has " + MAX_PER_SKU
                    + " campaigns that are not over yet.");
        }
        if (!sql.save(id, body, by)) {
            throw ProblemException.conflict("SUBSIDY_IN_USE", "The campaign is for another SKU, or"
                    + " orders hold more of it than this budget; look at it first.");
        }
        return get(id);
    }

    private static void requireRoom(SubsidySql.Goods goods, Money perPiece) {
        if (goods.welfare()) {
            throw ProblemException.conflict("NO_SUBSIDY_ON_WELFARE",
                    "Products of the one-yuan welfare section take no subsidy.");
        }
        if (perPiece.total() >= goods.price()) {
            throw ProblemException.conflict("SUBSIDY_TOO_HIGH",
                    "The subsidy per piece must be less than the price.");
        }
    }
}
