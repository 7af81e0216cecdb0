package io.hutong.payment.preview;

import io.hutong.contracts.message.TrafficRateSet;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.TrafficRates;
import io.hutong.payment.settlement.RatesListener;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The traffic platform's rates as {@code merchant.events} tells them; see {@link AgreedTerms}. */
@Component
class AnnouncedRates implements RatesListener {

    private static final String SAVE = """
            insert into traffic_rate (channel, category, effective_from, fee)
            select channel, category, effective_from, fee
            from unnest(?, ?, ?, ?) as n (channel, category, effective_from, fee)
            order by channel, category, effective_from
            on conflict (channel, category, effective_from) do update set fee = excluded.fee""";
    private static final String FIND = """
            select distinct on (category) category, fee from traffic_rate
            where channel = ? and effective_from <= ?
            order by category, effective_from desc""";

    private final JdbcTemplate jdbc;

    AnnouncedRates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of several for one beginning the last one counts. */
    @Override
    public void set(List<TrafficRateSet> events) {
        Map<List<Object>, TrafficRateSet> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(
                List.of(event.channel(), event.category(), event.effectiveFrom()), event));
        if (!last.isEmpty()) {
            jdbc.update(SAVE, Columns.of(last.values())
                    .text(event -> event.channel().name()).text(TrafficRateSet::category)
                    .time(TrafficRateSet::effectiveFrom).number(event -> event.fee().value()));
        }
    }

    /** The channel's rates at that time. */
    TrafficRates of(Channel channel, Instant at) {
        Map<TrafficRates.Key, BasisPoints> rates = new HashMap<>();
        jdbc.query(FIND, row -> {
            rates.put(new TrafficRates.Key(channel, row.getString("category")),
                    new BasisPoints(row.getInt("fee")));
        }, channel.name(), at.atOffset(ZoneOffset.UTC));
        return new TrafficRates(rates);
    }
}
