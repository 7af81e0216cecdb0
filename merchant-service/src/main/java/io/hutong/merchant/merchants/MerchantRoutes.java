package io.hutong.merchant.merchants;

import io.hutong.http.Caller;
import io.hutong.http.Checks;
import io.hutong.http.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MerchantRoutes {

    private final Merchants merchants;
    private final Clock clock;

    MerchantRoutes(Merchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /** All terms of the merchant, those that hold later included, the latest first. */
    record History(List<DatedTerms> items, @Nullable String nextCursor) {
    }

    @GetMapping("/v1/merchants/{id}")
    Merchant get(@PathVariable String id, Caller caller) {
        return merchants.find(id).filter(merchant -> caller.actsFor(id))
                .orElseThrow(() -> ProblemException.notFound("merchant " + id));
    }

    @GetMapping("/v1/merchants/{id}/terms")
    History terms(@PathVariable String id, Caller caller) {
        get(id, caller);
        return new History(merchants.history(id), null);
    }

    @PutMapping("/v1/merchants/{id}")
    Merchant put(@PathVariable String id, @RequestBody MerchantBody body, Caller caller) {
        Checks.require(path -> path.text("", id).matches(MerchantBody.ID));
        body.check();
        body.requireFuture(clock.instant());
        if (!caller.actsFor(id)) {
            throw ProblemException.notFound("merchant " + id);
        }
        try {
            return merchants.saveDated(id, before -> new Merchants.Save(
                    changed(id, before, body, caller), body.effectiveFrom(), caller.subject()));
        } catch (DuplicateKeyException e) {
            throw ProblemException.conflict("SUB_MCHID_TAKEN",
                    "Another merchant has this sub_mchid; check the number.");
        }
    }

    private static Merchant changed(
            String id, Optional<Merchant> before, MerchantBody body, Caller caller) {
        Terms terms = body.newTerms()
                .or(() -> before.map(Merchant::terms)).orElseGet(Terms::standard);
        Merchant after = new Merchant(id, body.name(), body.subMchid(), terms);
        if (!caller.isOperator()) {
            requireSameContract(id, before, after, body.effectiveFrom().isPresent());
        }
        return after;
    }

    /** Rates and payout account are agreed with the platform; a merchant cannot set its own. */
    private static void requireSameContract(
            String id, Optional<Merchant> before, Merchant after, boolean later) {
        Merchant known = before.orElseThrow(() -> ProblemException.notFound("merchant " + id));
        if (later || !known.terms().equals(after.terms())
                || !known.subMchid().equals(after.subMchid())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "TERMS_NEED_AN_OPERATOR",
                    "Ask the platform to change sub_mchid or terms; send them unchanged.");
        }
    }
}
