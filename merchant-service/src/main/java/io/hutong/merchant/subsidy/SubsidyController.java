package io.hutong.merchant.subsidy;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.Campaign;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SubsidyController {

    /** Not over yet; each is locked by every poll that orders the product. */
    private static final int MAX_PER_SKU = 20;

    private final SubsidyTable table;
    private final Audit audit;

    SubsidyController(SubsidyTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/subsidies/{id}")
    SubsidyView get(@PathVariable String id) {
        return table.find(id).orElseThrow(() -> ProblemException.notFound("subsidy " + id));
    }

    /** A campaign whose slogan rewards sharing is saved all the same; the answer flags it. */
    @CallableBy(Scope.OPERATOR)
    @PutMapping("/v1/subsidies/{id}")
    SubsidyView put(@PathVariable String id, @RequestBody SubsidyRequest body, Caller caller) {
        Campaign campaign = body.toCampaign(id);
        return audit.carryOut(Act.of(caller, "SUBSIDY_SAVED", "subsidy", id),
                () -> saved(campaign, caller.subject()));
    }

    /** The product is locked, so that neither it nor its campaigns change meanwhile. */
    private SubsidyView saved(Campaign campaign, String by) {
        String sku = campaign.sku();
        SubsidyTable.Goods goods = table.lockGoods(sku)
                .orElseThrow(() -> ProblemException.notFound("product " + sku));
        requireRoom(goods, campaign.perPiece());
        if (table.othersOf(sku, campaign.id()) >= MAX_PER_SKU) {
            throw ProblemException.conflict("TOO_MANY_SUBSIDIES", "The product has " + MAX_PER_SKU
                    + " campaigns that are not over yet.");
        }
        if (!table.save(campaign, by)) {
            throw ProblemException.conflict("SUBSIDY_IN_USE", "The campaign is for another SKU, or"
                    + " orders hold more of it than this budget; look at it first.");
        }
        return get(campaign.id());
    }

    private static void requireRoom(SubsidyTable.Goods goods, Money perPiece) {
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
