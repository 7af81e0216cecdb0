package io.hutong.payment.preview;

import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.Money;
import io.hutong.http.Caller;
import io.hutong.http.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/settlements/preview}. It changes nothing, so it needs no idempotency key. */
@RestController
class PreviewController {

    private final AgreedTerms terms;
    private final InstantSource clock;

    PreviewController(AgreedTerms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @PostMapping("/v1/settlements/preview")
    Preview preview(@RequestBody PreviewRequest request, Caller caller) {
        request.check();
        Instant at = Objects.requireNonNullElseGet(request.at(), clock::instant);
        Map<String, Money> amounts = amounts(request);
        Map<String, SettlementTerms> rates = new LinkedHashMap<>();
        for (String merchant : amounts.keySet()) {
            rates.put(merchant, terms.of(merchant, at).filter(known -> caller.actsFor(merchant))
                    .flatMap(known -> known.of(Objects.requireNonNull(request.channel())))
                    .orElseThrow(() -> ProblemException.notFound("merchant " + merchant)));
        }
        return Preview.of(amounts, rates);
    }

    /** One part per merchant, in the order in which the cart names them first. */
    private static Map<String, Money> amounts(PreviewRequest request) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        for (PreviewRequest.Part part : Objects.requireNonNull(request.parts())) {
            amounts.merge(Objects.requireNonNull(part.merchantId()),
                    Objects.requireNonNull(part.amount()), Money::plus);
        }
        return amounts;
    }
}
