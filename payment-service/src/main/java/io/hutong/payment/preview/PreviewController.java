package io.hutong.payment.preview;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.kernel.trade.TrafficRates;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/settlements/preview}. It changes nothing, so it needs no idempotency key. */
@RestController
class PreviewController {

    private final AgreedTerms terms;
    private final AnnouncedRates rates;
    private final InstantSource clock;

    PreviewController(AgreedTerms terms, AnnouncedRates rates, InstantSource clock) {
        this.terms = terms;
        this.rates = rates;
        this.clock = clock;
    }

    @CallableBy({Scope.OPERATOR, Scope.MERCHANT})
    @PostMapping("/v1/settlements/preview")
    Preview preview(@RequestBody PreviewRequest request, Caller caller) {
        request.check();
        Channel channel = Objects.requireNonNull(request.channel());
        Instant at = Objects.requireNonNullElseGet(request.at(), clock::instant);
        TrafficRates set = rates.of(channel, at);
        Map<String, Money> amounts = new LinkedHashMap<>();
        Map<String, SettlementTerms> holding = new LinkedHashMap<>();
        goods(request).forEach((merchant, goods) -> {
            SettlementTerms agreed = terms.of(merchant, at)
                    .filter(known -> caller.actsFor(merchant)).flatMap(known -> known.of(channel))
                    .orElseThrow(() -> ProblemException.notFound("merchant " + merchant));
            amounts.put(merchant, goods.stream().map(TrafficRates.Goods::amount)
                    .reduce(Money.ZERO, Money::plus));
            holding.put(merchant, Ceiling.within(set.apply(agreed, channel, goods)));
        });
        return Preview.of(amounts, holding);
    }

    /** One part per merchant, in the order in which the cart names them first. */
    private static Map<String, List<TrafficRates.Goods>> goods(PreviewRequest request) {
        Map<String, List<TrafficRates.Goods>> goods = new LinkedHashMap<>();
        for (PreviewRequest.Part each : Objects.requireNonNull(request.parts())) {
            PreviewRequest.Part part = Objects.requireNonNull(each);
            goods.computeIfAbsent(Objects.requireNonNull(part.merchantId()),
                    merchant -> new ArrayList<>()).add(
                            new TrafficRates.Goods(
                                    Objects.requireNonNullElse(
                                            part.category(), TrafficRates.EVERY_CATEGORY),
                                    Objects.requireNonNull(part.amount())));
        }
        return goods;
    }
}
