package io.hutong.order.link;

import io.hutong.kernel.trade.Channel;
import io.hutong.order.product.Product;
import io.hutong.order.product.Products;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes links, and follows or refuses those that are pasted. */
final class Links {

    private final LinkTokens tokens;
    private final LinkTable store;
    private final LinkDomains domains;
    private final Products products;
    private final LinkSettings settings;

    Links(LinkTokens tokens, LinkTable store, LinkDomains domains, Products products,
            LinkSettings settings) {
        this.tokens = tokens;
        this.store = store;
        this.domains = domains;
        this.products = products;
        this.settings = settings;
    }

    LinkTokens tokens() {
        return tokens;
    }

    Optional<Product> product(String sku) {
        return products.find(sku);
    }

    /**
     * A new link.
     *
     * @param tokenText a sentence to paste, with the token inside
     */
    record Made(String linkId, String tokenText, String url, Instant expiresAt) {
    }

    /** What a followed text leads to. */
    sealed interface Followed {

        record To(LinkDecision.Link link, Product product, String token) implements Followed {
        }

        record Refused(LinkDecision.Refusal refusal, String detail) implements Followed {
        }
    }

    /** Empty when the buyer has made as many links as one may in a day. */
    Optional<Made> make(String buyerId, Product product, Channel channel) {
        if (store.madeToday(buyerId) >= settings.perDay()) {
            return Optional.empty();
        }
        byte[] id = newId();
        Instant expires = LinkTokens.toTheMinute(store.now().plus(settings.life()));
        String token = tokens.sign(id, expires);
        store.insert(new LinkDecision.Link(LinkTokens.idOf(id), product.sku(), channel, buyerId,
                expires, null, null));
        return Optional.of(new Made(LinkTokens.idOf(id), sentence(product, token),
                settings.url() + token, expires));
    }

    Followed follow(String text, Platform platform) {
        PastedText.Finding finding = PastedText.find(text);
        return switch (LinkDecision.read(finding, tokens,
                host -> domains.standing(platform, host))) {
            case LinkDecision.Reading.Refused(var why) ->
                    new Followed.Refused(why.refusal(), why.detail());
            case LinkDecision.Reading.Look(LinkToken token) -> follow(token, tokenIn(finding));
        };
    }

    /** For a token that comes without text, with an order. */
    LinkDecision.Verdict judge(String token) {
        return switch (LinkDecision.read(new PastedText.Finding.Token(token), tokens,
                _ -> LinkDecision.DomainStanding.UNKNOWN)) {
            case LinkDecision.Reading.Refused(var why) -> why;
            case LinkDecision.Reading.Look(LinkToken genuine) ->
                    LinkDecision.judge(genuine, store.find(genuine.linkId()), store.now());
        };
    }

    /** The id that a genuine token names, whatever has become of its link. */
    Optional<String> linkOf(String token) {
        return tokens.verify(token).map(LinkToken::linkId);
    }

    private Followed follow(LinkToken token, String spelled) {
        LinkDecision.Verdict verdict =
                LinkDecision.judge(token, store.find(token.linkId()), store.now());
        return switch (verdict) {
            case LinkDecision.Verdict.Refused(var refusal, var detail) ->
                    new Followed.Refused(refusal, detail);
            case LinkDecision.Verdict.Follow(LinkDecision.Link link) -> products.find(link.sku())
                    .<Followed>map(product -> new Followed.To(link, product, spelled))
                    .orElseGet(() -> new Followed.Refused(LinkDecision.Refusal.LINK_PRODUCT_GONE,
                            "The product of this link is no longer sold."));
        };
    }

    private static String tokenIn(PastedText.Finding finding) {
        return switch (finding) {
            case PastedText.Finding.Token it -> it.token();
            case PastedText.Finding.InAddress it -> it.token();
            // @formatter:off
            case PastedText.Finding.SuspiciousAddress _, PastedText.Finding.Nothing _,
                    PastedText.Finding.Several _ -> "";
            // @formatter:on
        };
    }

    /** 78 random bits: what is left of a random UUID at its end. */
    private static byte[] newId() {
        UUID uuid = UUID.randomUUID();
        return ByteBuffer.allocate(LinkTokens.ID_BYTES).putLong(uuid.getLeastSignificantBits())
                .putShort((short) (uuid.getMostSignificantBits() >>> Short.SIZE)).array();
    }

    private static String sentence(Product product, String token) {
        return "「" + product.title() + "」" + product.price()
                + " 复制这段话，打开微信小程序就能看到 ￥" + token + "￥";
    }
}
