package io.hutong.order.session;

import io.hutong.identity.Sealer;
import io.hutong.web.format.HttpJson;
import java.nio.charset.StandardCharsets;

/**
 * Makes what a login or a renewal is answered with, and seals it for the moment in which it may be
 * asked for again: it holds tokens, which nobody may read in the database.
 */
final class Answers {

    static final String PURPOSE = "hutong answers to renewals v1";

    private final BuyerBook buyers;
    private final TokenMint mint;
    private final Sealer sealer;

    Answers(BuyerBook buyers, TokenMint mint, Sealer sealer) {
        this.buyers = buyers;
        this.mint = mint;
        this.sealer = sealer;
    }

    Session of(Sessions.Opened opened) {
        return of(opened, buyers.openidOf(opened.buyerId()));
    }

    Session of(Sessions.Opened opened, String openid) {
        TokenMint.Token token = mint.token(buyers.callerOf(openid), opened.sessionId());
        return new Session(token.text(), openid, token.expiresAt(), opened.refreshToken(),
                opened.expiresAt());
    }

    byte[] seal(Session answer, String sessionId) {
        return sealer.seal(new String(HttpJson.mapper().writeValueAsBytes(answer),
                StandardCharsets.UTF_8), sessionId);
    }

    Session open(byte[] sealed, String sessionId) {
        return HttpJson.mapper().readValue(sealer.open(sealed, sessionId), Session.class);
    }
}
