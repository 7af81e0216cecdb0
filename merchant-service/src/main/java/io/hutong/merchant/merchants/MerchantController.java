package io.hutong.merchant.merchants;

import io.hutong.merchant.merchants.model.DatedTerms;
import io.hutong.merchant.merchants.model.Merchant;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
class MerchantController {

    private final Merchants merchants;
    private final PlatformSettings platforms;
    private final InstantSource clock;
    private final Audit audit;

    MerchantController(Merchants merchants, PlatformSettings platforms, InstantSource clock,
            Audit audit) {
        this.merchants = merchants;
        this.platforms = platforms;
        this.clock = clock;
        this.audit = audit;
    }

    /** All terms of the merchant, those that hold later included, the latest first. */
    record History(List<DatedTerms> items, @Nullable String nextCursor) {
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/merchants/{id}")
    Merchant get(@PathVariable String id, Caller caller) {
        return merchants.find(id).filter(merchant -> caller.actsFor(id))
                .orElseThrow(() -> ProblemException.notFound("merchant " + id));
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/merchants/{id}/terms")
    History terms(@PathVariable String id, Caller caller) {
        get(id, caller);
        return new History(merchants.history(id), null);
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PutMapping("/v1/merchants/{id}")
    Merchant put(@PathVariable String id, @RequestBody MerchantRequest body, Caller caller) {
        Checks.require(path -> path.text("", id).matches(MerchantRequest.ID));
        body.check();
        body.requireFuture(clock.instant());
        if (!caller.actsFor(id)) {
            throw ProblemException.notFound("merchant " + id);
        }
        try {
            return audit.carryOut(Act.of(caller, "MERCHANT_SAVED", "merchant", id),
                    () -> merchants.saveDated(id, before -> new Merchants.Save(
                            changed(id, before, body, caller), body.effectiveFrom(),
                            caller.subject())));
        } catch (DuplicateKeyException e) {
            throw ProblemException.conflict("SUB_MCHID_TAKEN",
                    "Another merchant has this sub_mchid; check the number.");
        }
    }

    private Merchant changed(
            String id, Optional<Merchant> before, MerchantRequest body, Caller caller) {
        Optional<Terms> known = before.map(Merchant::terms);
        Terms terms = body.newTerms(known).or(() -> known).orElseGet(Terms::standard);
        Merchant after = new Merchant(id, Objects.requireNonNull(body.name()),
                Objects.requireNonNull(body.subMchid()), terms);
        if (!caller.isOperator()) {
            requireSameContract(id, before, after, body.effectiveFrom().isPresent());
        }
        boolean samePayee = before.map(Merchant::subMchid).equals(Optional.of(after.subMchid()));
        if (!samePayee) {
            requireNotUpcoming(after);
        }
        if (!samePayee || body.terms() != null) {
            MerchantRequest.checkShares(after, platforms);
        }
        return after;
    }

    /** A merchant's new account must not be that of somebody who is to share later. */
    private void requireNotUpcoming(Merchant after) {
        boolean named = merchants.history(after.merchantId()).stream()
                .filter(dated -> dated.effectiveFrom().isAfter(clock.instant()))
                .flatMap(dated -> dated.terms().others().stream())
                .anyMatch(other -> other.mchid().equals(after.subMchid()));
        Checks.require(body -> body.that("sub_mchid", !named,
                "is named under others in terms that hold later; save those without it first"));
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
