package io.hutong.order.session;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.identity.Sealer;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps who is behind a buyer's id, readable only with the service's key. */
final class BuyerBook {

    private final JdbcTemplate jdbc;
    private final BuyerIds ids;
    private final Seals seals;
    private final String appid;

    /** One seal for our table, one for the token. */
    record Seals(Sealer columns, SealedOpenids tokens) {
    }

    BuyerBook(JdbcTemplate jdbc, BuyerIds ids, Seals seals, String appid) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.seals = seals;
        this.appid = appid;
    }

    /** The buyer as the token will name them, after making sure that they are in the book. */
    Caller callerOf(String openid) {
        String buyerId = idOf(openid);
        return new Caller(buyerId, Set.of(Scope.BUYER), null,
                seals.tokens.seal(openid, buyerId));
    }

    /** @throws IllegalStateException when nobody has logged in under that id */
    String openidOf(String buyerId) {
        return jdbc.query("select sealed_openid from buyers where buyer_id = ?",
                (row, _) -> seals.columns.open(row.getBytes("sealed_openid"), buyerId), buyerId)
                .stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no buyer " + buyerId));
    }

    String idOf(String openid) {
        String buyerId = ids.idOf(appid, openid);
        jdbc.update("insert into buyers (buyer_id, appid, sealed_openid) values (?, ?, ?)"
                + " on conflict do nothing", buyerId, appid, seals.columns.seal(openid, buyerId));
        return buyerId;
    }
}
