package io.hutong.merchant.subsidy;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.merchant.subsidy.model.Campaign;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubsidyTable {

    private final JdbcClient jdbc;

    SubsidyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a campaign must agree with.
     *
     * @param welfare whether it is in the one-yuan section
     */
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

    Optional<SubsidyView> find(String id) {
        return jdbc.sql("select * from subsidy_campaign where campaign_id = ?").param(id)
                .query(SubsidyTable::subsidyOf).optional();
    }

    /** How many other campaigns of the product are not over yet. */
    int othersOf(String sku, String id) {
        return jdbc.sql("""
                select count(*) from subsidy_campaign
                 where sku = ? and campaign_id <> ? and ends_at >= clock_timestamp()""")
                .params(sku, id).query(Integer.class).single();
    }

    /** False when the SKU is another, or more is committed than the budget would be. */
    boolean save(Campaign campaign, String by) {
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
                .param("id", campaign.id()).param("sku", campaign.sku())
                .param("slogan", campaign.slogan())
                .param("per_piece", campaign.perPiece().total())
                .param("budget", campaign.budget().total())
                .param("from_traffic", campaign.fromTraffic().value())
                .param("starts", Timestamp.from(campaign.startsAt()))
                .param("ends", Timestamp.from(campaign.endsAt()))
                .param("by", by).update() == 1;
    }

    private static SubsidyView subsidyOf(ResultSet row, int number) throws SQLException {
        Campaign campaign = new Campaign(row.getString("campaign_id"), row.getString("sku"),
                row.getString("slogan"), Sql.money(row, "per_piece"),
                Sql.money(row, "budget"), new BasisPoints(row.getInt("from_traffic")),
                Sql.instant(row, "starts_at"), Sql.instant(row, "ends_at"));
        return SubsidyView.of(campaign, Sql.money(row, "committed"));
    }
}
