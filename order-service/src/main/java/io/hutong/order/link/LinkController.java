package io.hutong.order.link;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.order.product.Product;
import io.hutong.order.request.RequestLimits;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.format.AnyText;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Making, following and taking back share links. */
@RestController
class LinkController {

    private final Links links;
    private final LinkTable store;
    private final Touches touches;
    private final ResolveCounter counter;
    private final LinkSettings settings;
    private final IdempotencyStore keys;

    LinkController(Links links, LinkTable store, Touches touches, ResolveCounter counter,
            LinkSettings settings, IdempotencyStore keys) {
        this.links = links;
        this.store = store;
        this.touches = touches;
        this.counter = counter;
        this.settings = settings;
        this.keys = keys;
    }

    record MakeRequest(@Nullable String sku, @Nullable Channel channel) {
    }

    /**
     * @param text     as it was copied; what it hides is judged with the rest of it
     * @param platform where the text was pasted; the setting decides when it is left out
     */
    record ResolveRequest(
            @JsonDeserialize(using = AnyText.class) @Nullable String text,
            @Nullable Platform platform) {
    }

    /** Where a text leads; {@code shareToken} goes with the order, which is then credited. */
    record Resolved(
            String linkId, String sku, String title, Money price, String merchantId,
            String miniProgram, String path, Channel channel, String shareToken,
            Instant expiresAt) {
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/links")
    ResponseEntity<byte[]> make(IdempotentRequest<MakeRequest> request) {
        MakeRequest body = request.body();
        Checks.require(checks -> checks.text("sku", body.sku()).matches(RequestLimits.ID)
                .value("channel", body.channel()).required());
        return keys.inTransaction(request, () -> ResponseEntity
                .status(HttpStatus.CREATED).body(make(request.caller(), body)));
    }

    private Links.Made make(Caller caller, MakeRequest body) {
        Product product = links.product(Objects.requireNonNull(body.sku()))
                .orElseThrow(() -> ProblemException.notFound("product " + body.sku()));
        return links.make(caller.subject(), product, Objects.requireNonNull(body.channel()))
                .orElseThrow(() -> new ProblemException(HttpStatus.TOO_MANY_REQUESTS,
                        "TOO_MANY_LINKS", "You have made many links today; use one of them."));
    }

    @CallableByAnyone
    @PostMapping("/v1/links/resolve")
    Resolved resolve(@RequestBody ResolveRequest request, Caller caller) {
        Checks.require(body -> body.text("text", request.text())
                .satisfies(it -> !it.isBlank(), "must not be empty").required());
        String text = Objects.requireNonNull(request.text());
        if (text.codePointCount(0, text.length()) > settings.textMax()) {
            throw refuse(HttpStatus.CONTENT_TOO_LARGE, "TEXT_TOO_LONG",
                    "The text is too long; paste the message with the link only.");
        }
        Platform platform = request.platform() == null
                ? settings.platform() : request.platform();
        return switch (links.follow(text, platform)) {
            case Links.Followed.To to -> opened(to, caller);
            case Links.Followed.Refused(var refusal, var detail) ->
                    throw refuse(statusOf(refusal), refusal.name(), detail);
        };
    }

    private Resolved opened(Links.Followed.To to, Caller caller) {
        counter.opened(to.link().linkId());
        if (caller.isBuyer()) {
            touches.note(caller.subject(), to.link());
        }
        return new Resolved(to.link().linkId(), to.product().sku(), to.product().title(),
                to.product().price(), to.product().merchantId(), settings.miniProgram(),
                String.format(Locale.ROOT, settings.path(), to.product().sku(), to.token()),
                to.link().channel(), to.token(), to.link().expiresAt());
    }

    /** The sharer takes the link back. */
    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/links/{id}/revoke")
    ResponseEntity<Void> revoke(@PathVariable String id, Caller caller) {
        if (!store.revoke(id, caller.subject())) {
            throw ProblemException.notFound("link");
        }
        return ResponseEntity.noContent().build();
    }

    private ProblemException refuse(HttpStatus status, String code, String detail) {
        counter.refused(code);
        return new ProblemException(status, code, detail);
    }

    private static HttpStatus statusOf(LinkDecision.Refusal refusal) {
        return switch (refusal) {
            case NO_LINK_IN_TEXT, SEVERAL_LINKS_IN_TEXT, LINK_FORGED ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
            case LINK_EXPIRED, LINK_REVOKED, LINK_PRODUCT_GONE -> HttpStatus.GONE;
            case LINK_BLOCKED, LINK_DOMAIN_NOT_ALLOWED, LINK_DOMAIN_BLOCKED ->
                    HttpStatus.FORBIDDEN;
        };
    }
}
