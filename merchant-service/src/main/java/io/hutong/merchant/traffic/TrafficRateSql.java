package io.hutong.merchant.traffic;

import io.hutong.kernel.trade.Channel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TrafficRateSql {

    private final JdbcClient jdbc;

    TrafficRateSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param category empty for every category; @param fee in basis points */
    record Rate(Channel channel, String category, Instant effectiveFrom, int fee, String savedBy) {
    }

    /** False when it would begin in the past. */
    boolean add(Rate rate) {
        return jdbc.sql("""
                insert into traffic_rate (channel, category, effective_from, fee, saved_by)
                select ?, ?, ?, ?, ? where ? >= clock_timestamp() - interval '1 second'""")
                .params(rate.channel().name(), rate.category(),
                        Timestamp.from(rate.effectiveFrom()), rate.fee(), rate.savedBy(),
                        Timestamp.from(rate.effectiveFrom()))
                .update() == 1;
    }

    /** @param at now when it is null */
    List<Rate> at(@Nullable Instant at) {
        return jdbc.sql("""
                select distinct on (channel, category) * from traffic_rate
                 where effective_from <= coalesce(?::timestamptz, clock_timestamp())
                 order by channel, category, effective_from desc""")
                .params(at == null ? null : at.toString())
                .query((row, number) -> new Rate(Channel.valueOf(row.getString("channel")),
                        row.getString("category"), row.getTimestamp("effective_from").toInstant(),
                        row.getInt("fee"), row.getString("saved_by")))
                .list();
    }
}
