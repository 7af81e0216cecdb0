package io.hutong.order.link;

import io.hutong.kernel.trade.Channel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To which link and channel an order is credited. An order that brings a token is credited to it;
 * one that comes straight from the mini-program's home is credited to the link that the buyer has
 * opened last within the window; any other channel is itself the last touch.
 */
public final class Attribution {

    private final Links links;
    private final Touches touches;

    Attribution(Links links, Touches touches) {
        this.links = links;
        this.touches = touches;
    }

    /** What the order is credited to. */
    public sealed interface Credit {

        /** @param linkId null when no link was behind it */
        record To(Channel channel, @Nullable String linkId) implements Credit {
        }

        /**
         * The token does not do.
         *
         * @param code stable
         */
        record Refused(String code, String detail) implements Credit {
        }
    }

    /**
     * Whether {@link #credit} may have to ask the database.
     *
     * @param token null when the order brings none
     */
    public boolean isLookedUp(Channel channel, @Nullable String token) {
        return token != null || channel == Channel.MINI_PROGRAM_HOME && touches.any();
    }

    /** @param token null when the order brings none */
    public Credit credit(
            String buyerId, List<String> skus, Channel channel, @Nullable String token) {
        if (token != null) {
            return byToken(buyerId, skus, token);
        }
        return channel == Channel.MINI_PROGRAM_HOME
                ? touches.last(buyerId, skus).map(Attribution::creditOf)
                        .orElseGet(() -> new Credit.To(channel, null))
                : new Credit.To(channel, null);
    }

    private Credit byToken(String buyerId, List<String> skus, String token) {
        return switch (links.judge(token)) {
            case LinkDecision.Verdict.Follow(LinkDecision.Link link) -> skus.contains(link.sku())
                    ? new Credit.To(link.channel(), link.linkId())
                    : new Credit.Refused("SHARE_TOKEN_OTHER_PRODUCT", "This link is for "
                            + link.sku() + ", which is not in the order; leave share_token out.");
            case LinkDecision.Verdict.Refused(var refusal, var detail) ->
                    refusal == LinkDecision.Refusal.LINK_EXPIRED
                            ? openedInTime(buyerId, skus, token)
                                    .orElseGet(() -> refused(refusal, detail))
                            : refused(refusal, detail);
        };
    }

    /** Opened before it expired, within the window: it has brought the buyer. */
    private Optional<Credit> openedInTime(String buyerId, List<String> skus, String token) {
        return links.linkOf(token).flatMap(id -> touches.last(buyerId, skus)
                .filter(touch -> touch.linkId().equals(id)).map(Attribution::creditOf));
    }

    private static Credit creditOf(LinkTable.Touch touch) {
        return new Credit.To(touch.channel(), touch.linkId());
    }

    private static Credit refused(LinkDecision.Refusal refusal, String detail) {
        String code = refusal == LinkDecision.Refusal.LINK_FORGED
                ? "SHARE_TOKEN_INVALID" : refusal.name();
        return new Credit.Refused(code, detail);
    }
}
