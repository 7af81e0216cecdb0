package io.hutong.order.session;

import io.hutong.http.BuyerIds;
import io.hutong.order.privacy.Sealer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps who is behind a buyer's id, readable only with the service's key. */
final class BuyerBook {

    private final JdbcTemplate jdbc;
    private final BuyerIds ids;
    private final Sealer sealer;
    private final String appid;

    BuyerBook(JdbcTemplate jdbc, BuyerIds ids, Sealer sealer, String appid) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.sealer = sealer;
        this.appid = appid;
    }

    /** The buyer's id, after making sure that the buyer is in the book. */
    String idOf(String openid) {
        String buyerId = ids.idOf(appid, openid);
        jdbc.update("insert into buyers (buyer_id, appid, sealed_openid) values (?, ?, ?)"
                + " on conflict do nothing", buyerId, appid, sealer.seal(openid, buyerId));
        return buyerId;
    }
}
