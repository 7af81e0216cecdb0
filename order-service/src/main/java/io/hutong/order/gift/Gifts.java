package io.hutong.order.gift;

import io.hutong.identity.Sealer;
import io.hutong.order.lifecycle.model.GiftWish;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.access.Caller;
import io.hutong.web.problem.ProblemException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Tokens and messages of gifts. */
public final class Gifts {

    private final GiftTokens tokens;
    private final GiftTable store;
    private final Sealer sealer;

    Gifts(GiftTokens tokens, GiftTable store, Sealer sealer) {
        this.tokens = tokens;
        this.store = store;
        this.sealer = sealer;
    }

    public GiftTokens tokens() {
        return tokens;
    }

    GiftTable store() {
        return store;
    }

    /** @throws ProblemException 404 unless the token was given out here */
    String requireOrderOf(String token) {
        return tokens.orderOf(token).orElseThrow(Gifts::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("gift");
    }

    boolean isRecipient(Order order, Caller caller) {
        return caller.isBuyer() && store.isRecipient(order.id(), caller.subject());
    }

    /** @param message null when the giver says nothing */
    public GiftWish wish(@Nullable String message, String giver) {
        return new GiftWish(message == null || message.isEmpty() ? null
                : Base64.getEncoder().encodeToString(sealer.seal(message, giver)));
    }

    @Nullable
    String messageOf(Order order) {
        GiftWish wish = order.cart().gift();
        return wish == null || wish.sealedMessage() == null ? null
                : sealer.open(Base64.getDecoder().decode(wish.sealedMessage()), order.buyerId());
    }
}
