package io.hutong.payment.mandate;

import io.hutong.identity.SealedOpenids;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/mandates}. */
@RestController
class MandateController {

    private static final int MAX_IMPORT = 500;
    private static final Pattern CONTRACT_CODE = Pattern.compile("[0-9A-Za-z_-]{1,32}");

    private final MandateStore store;
    private final Services services;
    private final IdempotencyStore idempotency;
    private final InstantSource clock;

    /** What the calls lead to. */
    record Services(MandateSigning signing, MandateEnding ending, MandateImport imports,
            MandateSettings settings, SealedOpenids openids) {
    }

    MandateController(MandateStore store, Services services, IdempotencyStore idempotency,
            InstantSource clock) {
        this.store = store;
        this.services = services;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Starting takes no fields. */
    record Start() {
    }

    record Import(@Nullable List<String> outContractCodes) {
    }

    record Imported(int imported, int known, List<Refusal> refused) {
    }

    record Refusal(String outContractCode, String code) {
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/mandates")
    ResponseEntity<byte[]> start(IdempotentRequest<Start> request) {
        return idempotency.claimFirst(request, () -> {
            String buyerId = request.caller().subject();
            store.current(buyerId).filter(m -> m.status() == MandateStatus.SIGNED)
                    .ifPresent(signed -> {
                        throw ProblemException.conflict("MANDATE_EXISTS",
                                "You have a mandate already; end it before you sign another.");
                    });
            Mandate started = services.signing.start(
                    buyerId, services.openids.opened(
                            request.caller().sealedOpenid(), request.caller().subject()),
                    id -> Act.of(request, "MANDATE_STARTED", "mandate", id))
                    .orElseThrow(() -> new ProblemException(HttpStatus.SERVICE_UNAVAILABLE,
                            "CHANNEL_UNAVAILABLE",
                            "WeChat Pay does not answer; try again in a moment."));
            return ResponseEntity.status(HttpStatus.CREATED).body(view(started));
        });
    }

    @CallableBy(Scope.BUYER)
    @GetMapping("/v1/mandates/current")
    MandateView current(Caller caller) {
        return view(store.current(caller.subject()).orElseThrow(MandateController::none));
    }

    @CallableBy(Scope.BUYER)
    @DeleteMapping("/v1/mandates/current")
    ResponseEntity<Void> end(Caller caller) {
        if (!services.ending.end(caller)) {
            throw none();
        }
        return ResponseEntity.noContent().build();
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/mandates/import")
    Imported adopt(@RequestBody Import body, Caller caller) {
        Checks.require(checks -> checks.list("out_contract_codes", body.outContractCodes(), 1,
                MAX_IMPORT, (each, code) -> each.text("", code).matches(CONTRACT_CODE)));
        MandateImport.Result result = services.imports.adopt(
                body.outContractCodes() == null ? List.of() : body.outContractCodes(), caller);
        return new Imported(result.imported(), result.known(), result.refused().entrySet()
                .stream()
                .map(e -> new Refusal(e.getKey(), e.getValue())).toList());
    }

    private MandateView view(Mandate mandate) {
        Instant now = clock.instant();
        return MandateView.of(mandate, services.settings.limits(), now,
                LocalDate.ofInstant(now, Mandates.BEIJING));
    }

    private static ProblemException none() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NO_MANDATE",
                "You have no mandate; start one with POST /v1/mandates.");
    }
}
