package io.hutong.merchant.subsidy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.miniprogram.InducedSharing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubsidySql {

    private final JdbcClient jdbc;

    SubsidySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a campaign must agree with. @param welfare whether it is in the one-yuan section */
    record Goods(long price, boolean welfare) {
    }

    /** Call it in a transaction. */
    Optional<Goods> lockGoods(String sku) {
        return jdbc.sql("""
                select price, section is not null as welfare from product where sku = ?
                   for update""").param(sku)
                .query((row, number) -> new Goods(row.getLong("price"), row.getBoolean("welfare")))
                .optional();
    }

    Optional<Subsidy> find(String id) {
        return jdbc.sql("select * from subsidy_campaign where campaign_id = ?").param(id)
                .query(SubsidySql::subsidyOf).optional();
    }

    /** How many other campaigns of the product are not over yet. */
    int othersOf(String sku, String id) {
        return jdbc.sql("""
                select count(*) from subsidy_campaign
                 where sku = ? and campaign_id <> ? and ends_at >= clock_timestamp()""")
                .params(sku, id).query(Integer.class).single();
    }

    /** False when the SKU is another, or more is committed than the budget would be. */
    boolean save(String id, SubsidyBody body, String by) {
        return jdbc.sql("""
                insert into subsidy_campaign as was (campaign_id, sku, slogan, per_piece, budget,
                                                     from_traffic, starts_at, ends_at, saved_by)
                values (:id, :sku, :slogan, :per_piece, :budget, :from_traffic, :starts, :ends,
                        :by)
                on conflict (campaign_id) do update
                   set slogan = excluded.slogan, per_piece = excluded.per_piece,
                       budget = excluded.budget, from_traffic = excluded.from_traffic,
                       starts_at = excluded.starts_at,
                       ends_at = excluded.ends_at, saved_by = excluded.saved_by,
                       saved_at = now()
                 where was.sku = excluded.sku and was.committed <= excluded.budget""")
                .param("id", id).param("sku", body.sku()).param("slogan", body.slogan())
                .param("per_piece", Objects.requireNonNull(body.perPiece()).total())
                .param("budget", Objects.requireNonNull(body.budget()).total())
                .param("from_traffic", body.fromTraffic() == null ? 0 : body.fromTraffic())
                .param("starts", Timestamp.from(Objects.requireNonNull(body.startsAt())))
                .param("ends", Timestamp.from(Objects.requireNonNull(body.endsAt())))
                .param("by", by).update() == 1;
    }

    private static Subsidy subsidyOf(ResultSet row, int number) throws SQLException {
        Money budget = Money.fen(row.getLong("budget"));
        Money committed = Money.fen(row.getLong("committed"));
        String slogan = row.getString("slogan");
        return new Subsidy(row.getString("campaign_id"), row.getString("sku"), slogan,
                Money.fen(row.getLong("per_piece")), budget,
                new BasisPoints(row.getInt("from_traffic")), committed, budget.minus(committed),
                row.getTimestamp("starts_at").toInstant(), row.getTimestamp("ends_at").toInstant(),
                InducedSharing.objections(slogan));
    }
}
