package io.hutong.sandbox.http;

import io.hutong.sandbox.faults.Effect;
import io.hutong.sandbox.faults.Fault;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.RequestSignature;
import io.hutong.sandbox.protocol.Route;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.rules.RuleBook;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * From a request to what is done with its connection, in WeChat Pay's order: user agent, signature,
 * rate, body, fields, then the endpoint; faults strike once the request is known to be genuine.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int SHOWN = 80;

    private final Routes routes;
    private final RequestSignature signature;
    private final RuleBook rules;
    private final Checks checks;
    private final Replies replies;
    private final Faults faults;
    private final LateRequests late;
    private final RateLimits rates;
    private final MemoryGuard memory = new MemoryGuard();
    private final PageAccess pages;
    private final HostNames hosts;

    Dispatcher(ServerParts parts, Replies replies, PageAccess pages) {
        this.pages = pages;
        this.hosts = new HostNames(parts.hostNames());
        this.routes = parts.routes();
        this.signature = parts.signature();
        this.rules = parts.rules();
        this.checks = new Checks(parts.rules(), parts.identities());
        this.replies = replies;
        this.faults = parts.faults();
        this.late = parts.late();
        this.rates = new RateLimits(parts.rules(), System::currentTimeMillis);
        late.executeWith(this::execute);
    }

    Delivery answer(Incoming request) {
        try {
            Optional<Reply> preflight = pages.preflight(request);
            if (preflight.isPresent()) {
                return send(preflight.get());
            }
            return routes.find(request.method(), request.path())
                    .map(match -> match.route().signed()
                            ? signed(request, match) : open(request, match))
                    .orElseGet(() -> unknown(request.path()));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return send(Replies.refusal(Refusal.of(500, "SYSTEM_ERROR",
                    "系统异常，请稍后重试 / The sandbox failed; its log says why")));
        }
    }

    /** Paths that nothing knows have an empty body, as on the real host. */
    private Delivery unknown(String path) {
        return send(Reply.empty(routes.knowsPath(path) ? 405 : 404));
    }

    private Delivery open(Incoming request, Routes.Match match) {
        if (!hosts.know(request.arrival())) {
            return send(Replies.refusal(Refusal.of(403, "NO_AUTH", "The sandbox is not called "
                    + shown(request.arrival().authority()) + ": name it in --host-names or"
                    + " SANDBOX_HOST_NAMES if it is")));
        }
        if (request.isFromElsewhere() && !pages.allows(request)) {
            return send(Replies.refusal(Refusal.of(403, "NO_AUTH",
                    "Pages of other origins may not drive the sandbox")));
        }
        return read(request, null, match) instanceof Read.Good good
                ? deliver(match.route().endpoint().answer(good.call()), good.call(),
                        Replies.Signing.NONE)
                : send(Replies.refusal(Refusal.field("/", "the body must be a JSON value")));
    }

    private static String shown(String authority) {
        return authority.isEmpty() ? "nothing"
                : authority.substring(0, Math.min(authority.length(), SHOWN));
    }

    private Delivery signed(Incoming request, Routes.Match match) {
        if (rules.now().checks().userAgent() && request.headerOrNull("User-Agent") == null) {
            return send(Replies.refusal(Refusal.invalid(
                    "Http头缺少User-Agent / The User-Agent header is missing")));
        }
        RequestSignature.Message message = new RequestSignature.Message(
                request.method(), request.uri(), request.body());
        return switch (signature.check(request.headerOrNull("Authorization"), message)) {
            case RequestSignature.Result.Unsigned unsigned ->
                    send(Replies.refusal(unsigned.refusal()));
            case RequestSignature.Result.Signed signed ->
                    genuine(request, signed.merchant(), match);
        };
    }

    private Delivery genuine(Incoming request, Merchant merchant, Routes.Match match) {
        Optional<Fault> fault = faults.strike(
                request.method(), request.path(), request::text);
        if (fault.isEmpty()) {
            Outcome outcome = execute(request, merchant, match);
            return deliver(outcome.answer(), outcome.call(), Replies.Signing.GENUINE);
        }
        Effect effect = Effect.parse(fault.get().effect(), true).orElseThrow();
        return switch (effect) {
            case Effect.BusinessError error -> send(Replies.refusal(Refusal.of(
                    rules.statusOf(error.code()), error.code(), "Switched on as a fault")));
            case Effect.Transport transport ->
                    faulty(transport, fault.get(), () -> execute(request, merchant, match),
                            () -> late.add(request, merchant.mchid()));
        };
    }

    private Delivery faulty(Effect.Transport effect, Fault fault,
            Supplier<Outcome> work, Runnable later) {
        if (fault.isApplied()) {
            Outcome _ = work.get();
        }
        return switch (effect) {
            case TIMEOUT_BEFORE -> new Delivery.Silence(() -> {});
            case TIMEOUT_AFTER -> {
                Outcome _ = work.get();
                yield new Delivery.Silence(() -> {});
            }
            case LATE -> new Delivery.Silence(later);
            case DELAY -> delayed(work.get(), fault.delay());
            case STATUS_500 -> send(Replies.refusal(
                    Refusal.of(500, "SYSTEM_ERROR", "系统异常，请稍后重试")));
            case STATUS_429 -> send(Replies.refusal(RateLimits.refusal()));
            case HTML_502 -> send(Replies.badGateway());
            case RESET -> new Delivery.Reset();
            case HALF_BODY -> new Delivery.Half(reply(work.get(), Replies.Signing.GENUINE));
            case BAD_SIGNATURE -> send(reply(work.get(), Replies.Signing.FORGED));
            case UNSIGNED -> send(reply(work.get(), Replies.Signing.NONE));
        };
    }

    /** Carries a genuine request out. */
    private Outcome execute(Incoming request, Merchant merchant, Routes.Match match) {
        Call empty = new Call(merchant, match.path(), Map.of(), Call.noBody(), "", "");
        Route route = match.route();
        if (!rates.allow(merchant.mchid(), route.key())) {
            return new Outcome(RateLimits.refusal(), empty);
        }
        if (memory.isFull() && "POST".equals(route.method())) {
            return new Outcome(MemoryGuard.refusal(), empty);
        }
        return switch (read(request, merchant, match)) {
            case Read.Bad bad -> new Outcome(bad.refusal(), empty);
            case Read.Good good -> {
                Answer answer = checks.refuse(route.key(), good.call())
                        .<Answer>map(refusal -> refusal)
                        .orElseGet(() -> route.endpoint().answer(good.call()));
                rates.seen(merchant.mchid(), route.key(), answer instanceof Refusal);
                yield new Outcome(answer, good.call());
            }
        };
    }

    private void execute(Incoming request, Merchant merchant) {
        routes.find(request.method(), request.path())
                .ifPresent(match -> execute(request, merchant, match));
    }

    private Read read(Incoming request, @Nullable Merchant merchant,
            Routes.Match match) {
        Optional<Map<String, String>> query = request.query();
        if (query.isEmpty()) {
            return new Read.Bad(Refusal.field("/", "the query string cannot be decoded"));
        }
        Optional<JsonNode> body = parse(request.body());
        return body.<Read>map(json -> new Read.Good(new Call(merchant, match.path(), query.get(),
                json, request.header().apply("Wechatpay-Serial"),
                request.header().apply("Host"))))
                .orElseGet(() -> new Read.Bad(Refusal.field("/", "the body is not JSON")));
    }

    private static Optional<JsonNode> parse(byte[] body) {
        if (body.length == 0) {
            return Optional.of(Call.noBody());
        }
        try {
            return Optional.of(Json.MAPPER.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Delivery deliver(Answer answer, Call call, Replies.Signing signing) {
        if (answer instanceof Answer.Streamed streamed) {
            return new Delivery.Stream(streamed.contentType(), streamed.chunks());
        }
        return send(reply(new Outcome(answer, call), signing));
    }

    private Delivery delayed(Outcome outcome, int millis) {
        return new Delivery.Send(reply(outcome, Replies.Signing.GENUINE), millis);
    }

    private static Delivery send(Reply reply) {
        return new Delivery.Send(reply, 0);
    }

    private Reply reply(Outcome outcome, Replies.Signing signing) {
        return switch (outcome.answer()) {
            case Answer.Success success -> replies.success(success, outcome.call().merchant(),
                    outcome.call().serial(), signing);
            case Refusal refusal -> Replies.refusal(refusal);
            case Answer.Raw raw -> Replies.raw(raw.status(), raw.contentType(), raw.body());
            case Answer.Streamed streamed -> Reply.empty(500);
        };
    }

    private record Outcome(Answer answer, Call call) {
    }

    private sealed interface Read {

        record Good(Call call) implements Read {
        }

        record Bad(Refusal refusal) implements Read {
        }
    }
}
