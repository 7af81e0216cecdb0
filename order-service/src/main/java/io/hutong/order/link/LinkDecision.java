package io.hutong.order.link;

import io.hutong.kernel.trade.Channel;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a link may be followed, from everything that is known of it. Pure. */
final class LinkDecision {

    private LinkDecision() {
    }

    /**
     * A link as it is stored.
     *
     * @param madeBy     the buyer who shares
     * @param blockedFor why an operator has blocked it, null unless one has
     */
    record Link(
            String linkId, String sku, Channel channel, String madeBy, Instant expiresAt,
            @Nullable Instant revokedAt, @Nullable String blockedFor) {
    }

    /** Why a link cannot be followed. */
    enum Refusal {
        NO_LINK_IN_TEXT, SEVERAL_LINKS_IN_TEXT, LINK_FORGED, LINK_EXPIRED, LINK_REVOKED,
        LINK_BLOCKED, LINK_DOMAIN_NOT_ALLOWED, LINK_DOMAIN_BLOCKED, LINK_PRODUCT_GONE
    }

    /** What becomes of a pasted text. */
    sealed interface Verdict {

        record Follow(Link link) implements Verdict {
        }

        record Refused(Refusal refusal, String detail) implements Verdict {
        }
    }

    /** Whether a web address may carry links on a platform. */
    enum DomainStanding {
        ALLOWED, BLOCKED, UNKNOWN
    }

    /** The token to look up, or the refusal that needs no look. */
    sealed interface Reading {

        record Look(LinkToken token) implements Reading {
        }

        record Refused(Verdict.Refused why) implements Reading {
        }
    }

    static Reading read(
            PastedText.Finding finding, LinkTokens tokens,
            Function<WebAddress, DomainStanding> domains) {
        return switch (finding) {
            case PastedText.Finding.Nothing nothing -> refused(nothing.hasAddress()
                    ? Refusal.LINK_DOMAIN_NOT_ALLOWED : Refusal.NO_LINK_IN_TEXT,
                    nothing.hasAddress() ? "The address in this text is not one of ours."
                            : "There is no link in this text; paste the whole message.");
            case PastedText.Finding.Several _ -> refused(Refusal.SEVERAL_LINKS_IN_TEXT,
                    "There are several links in this text; paste one message at a time.");
            case PastedText.Finding.SuspiciousAddress bad -> refused(
                    Refusal.LINK_DOMAIN_NOT_ALLOWED,
                    "The address in this text only looks like one of ours.");
            case PastedText.Finding.Token it -> genuine(it.token(), tokens);
            case PastedText.Finding.InAddress it -> it.readings().stream()
                    .flatMap(address -> objection(address, domains.apply(address)).stream())
                    .findFirst().orElseGet(() -> genuine(it.token(), tokens));
        };
    }

    /** Why an address may not carry a token; empty when it may. */
    private static Optional<Reading> objection(WebAddress address, DomainStanding standing) {
        return switch (standing) {
            case ALLOWED -> Optional.empty();
            case BLOCKED -> Optional.of(refused(Refusal.LINK_DOMAIN_BLOCKED,
                    "LinkDecision of " + address.shown() + " are blocked on this platform."));
            case UNKNOWN -> Optional.of(refused(Refusal.LINK_DOMAIN_NOT_ALLOWED,
                    "LinkDecision of " + address.shown() + " are not allowed on this platform."));
        };
    }

    private static Reading genuine(String token, LinkTokens tokens) {
        return tokens.verify(token).<Reading>map(Reading.Look::new)
                .orElseGet(() -> refused(Refusal.LINK_FORGED,
                        "This link was changed or was not made here; ask for a new one."));
    }

    private static Reading refused(Refusal refusal, String detail) {
        return new Reading.Refused(new Verdict.Refused(refusal, detail));
    }

    /** @param stored the link that the token names, empty when it is gone */
    static Verdict judge(LinkToken token, Optional<Link> stored, Instant now) {
        if (stored.isEmpty()) {
            return new Verdict.Refused(Refusal.LINK_EXPIRED, "This link is no longer kept.");
        }
        Link link = stored.get();
        if (link.blockedFor() != null) {
            return new Verdict.Refused(Refusal.LINK_BLOCKED,
                    "This link is blocked: " + link.blockedFor() + ".");
        }
        if (link.revokedAt() != null) {
            return new Verdict.Refused(Refusal.LINK_REVOKED,
                    "The person who shared this link has taken it back.");
        }
        return now.isBefore(token.expiresAt()) ? new Verdict.Follow(link)
                : new Verdict.Refused(Refusal.LINK_EXPIRED,
                        "This link has expired; ask for a new one.");
    }
}
