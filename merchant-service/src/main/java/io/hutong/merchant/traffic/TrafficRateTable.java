package io.hutong.merchant.traffic;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.traffic.model.TrafficRate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrafficRateTable {

    private final JdbcClient jdbc;

    TrafficRateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it would begin in the past. */
    boolean add(TrafficRate rate) {
        return jdbc.sql("""
                insert into traffic_rate (channel, category, effective_from, fee, saved_by)
                select ?, ?, ?, ?, ? where ? >= clock_timestamp() - interval '1 second'""")
                .params(rate.channel().name(), rate.category(),
                        Timestamp.from(rate.effectiveFrom()), rate.fee(), rate.savedBy(),
                        Timestamp.from(rate.effectiveFrom()))
                .update() == 1;
    }

    /** @param at now when it is null */
    List<TrafficRate> at(@Nullable Instant at) {
        return jdbc.sql("""
                select distinct on (channel, category) * from traffic_rate
                 where effective_from <= coalesce(?::timestamptz, clock_timestamp())
                 order by channel, category, effective_from desc""")
                .param(at == null ? null : at.toString())
                .query((row, number) -> new TrafficRate(Channel.valueOf(row.getString("channel")),
                        row.getString("category"), Sql.instant(row, "effective_from"),
                        row.getInt("fee"), row.getString("saved_by")))
                .list();
    }
}
