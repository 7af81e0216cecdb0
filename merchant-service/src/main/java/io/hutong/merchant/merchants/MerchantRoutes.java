package io.hutong.merchant.merchants;

import io.hutong.http.Caller;
import io.hutong.http.Checks;
import io.hutong.http.ProblemException;
import java.util.Optional;
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

    MerchantRoutes(Merchants merchants) {
        this.merchants = merchants;
    }

    @GetMapping("/v1/merchants/{id}")
    Merchant get(@PathVariable String id, Caller caller) {
        return merchants.find(id).filter(merchant -> caller.actsFor(id))
                .orElseThrow(() -> ProblemException.notFound("merchant " + id));
    }

    @PutMapping("/v1/merchants/{id}")
    Merchant put(@PathVariable String id, @RequestBody MerchantBody body, Caller caller) {
        Checks.require(path -> path.text("", id).matches(MerchantBody.ID));
        body.check();
        if (!caller.actsFor(id)) {
            throw ProblemException.notFound("merchant " + id);
        }
        try {
            return merchants.save(id, before -> Optional.of(changed(id, before, body, caller)));
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
            requireSameContract(id, before, after);
        }
        return after;
    }

    /** Rates and payout account are agreed with the platform; a merchant cannot set its own. */
    private static void requireSameContract(
            String id, Optional<Merchant> before, Merchant after) {
        Merchant known = before.orElseThrow(() -> ProblemException.notFound("merchant " + id));
        if (!known.terms().equals(after.terms()) || !known.subMchid().equals(after.subMchid())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "TERMS_NEED_AN_OPERATOR",
                    "Ask the platform to change sub_mchid or terms; send them unchanged.");
        }
    }
}
