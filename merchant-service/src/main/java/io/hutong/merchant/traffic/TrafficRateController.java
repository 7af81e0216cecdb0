package io.hutong.merchant.traffic;

import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.traffic.model.TrafficRate;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrafficRateController {

    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    /** Commission and traffic fee together are at most 30 %. */
    private static final int MAX_FEE = 3_000;

    private final TrafficRateTable table;
    private final TrafficMessages messages;
    private final IdempotencyStore idempotency;
    private final Audit audit;

    TrafficRateController(TrafficRateTable table, TrafficMessages messages,
            IdempotencyStore idempotency, Audit audit) {
        this.table = table;
        this.messages = messages;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * @param category every category when it is left out
     * @param fee      in basis points
     */
    record Request(
            @Nullable Channel channel, @Nullable String category, @Nullable Integer fee,
            @Nullable Instant effectiveFrom) {

        void check() {
            Checks.require(body -> body
                    .value("channel", channel).required()
                    .text("category", category).optional().matches(CATEGORY)
                    .number("fee", fee).between(0, MAX_FEE)
                    .value("effective_from", effectiveFrom).required());
        }

        TrafficRate toRate(String by) {
            return new TrafficRate(Objects.requireNonNull(channel),
                    category == null ? "" : category,
                    Objects.requireNonNull(effectiveFrom), Objects.requireNonNull(fee), by);
        }
    }

    record Rates(List<TrafficRate> items, @Nullable String nextCursor) {
    }

    /** The rates in force at a time, now when it is left out. */
    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/traffic-rates")
    Rates list(@RequestParam(defaultValue = "") String at) {
        return new Rates(table.at(at.isEmpty() ? null : instantOf(at)), null);
    }

    @CallableBy(Scope.OPERATOR)
    @PostMapping("/v1/traffic-rates")
    ResponseEntity<byte[]> add(IdempotentRequest<Request> request, Caller caller) {
        request.body().check();
        TrafficRate rate = request.body().toRate(caller.subject());
        Act act = Act.of(request, "TRAFFIC_RATE_SET", "traffic-rate", nameOf(rate));
        return idempotency.inTransaction(request, () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(audit.carryOut(act, () -> add(rate))));
    }

    private static String nameOf(TrafficRate rate) {
        return rate.category().isEmpty() ? rate.channel().name()
                : rate.channel() + "-" + rate.category();
    }

    private TrafficRate add(TrafficRate rate) {
        try {
            if (table.add(rate)) {
                messages.tell(rate);
                return rate;
            }
        } catch (DuplicateKeyException e) {
            throw ProblemException.conflict("RATE_EXISTS",
                    "A rate begins at that moment already; choose another.");
        }
        throw ProblemException.conflict("RATE_IN_THE_PAST",
                "Rates of the past are history; choose an effective_from that is still to come.");
    }

    private static Instant instantOf(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter("at", "must be an RFC 3339 time");
        }
    }
}
