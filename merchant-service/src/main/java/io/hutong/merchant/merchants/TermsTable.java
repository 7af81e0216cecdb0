package io.hutong.merchant.merchants;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.merchant.merchants.model.DatedTerms;
import io.hutong.merchant.merchants.model.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The terms of merchants, each with its beginning. Those that hold or have held never change. */
class TermsTable {

    private static final Instant BEGINNING = Instant.EPOCH;

    private final JdbcClient jdbc;

    TermsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first terms of a merchant, which hold from the beginning. */
    Instant first(String merchantId, Terms terms, String savedBy) {
        return insert(merchantId, terms, savedBy, Optional.of(BEGINNING));
    }

    /**
     * @param from empty: now, by the database's clock
     * @return when they begin to hold
     */
    Instant insert(String merchantId, Terms terms, String savedBy, Optional<Instant> from) {
        return jdbc.sql("""
                insert into merchant_terms (merchant_id, effective_from, commission, channel_fee,
                                            traffic_fees, others, saved_by)
                values (?, coalesce(?::timestamptz, now()), ?, ?, ?::jsonb, ?::jsonb, ?)
                on conflict (merchant_id, effective_from) do update
                   set commission = excluded.commission, channel_fee = excluded.channel_fee,
                       traffic_fees = excluded.traffic_fees, others = excluded.others,
                       saved_by = excluded.saved_by, saved_at = now()
                returning effective_from""")
                .param(merchantId)
                .param(from.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .params(terms.commission().value(), terms.channelFee().value(),
                        TermsRow.feesOf(terms))
                .param(TermsRow.othersOf(terms))
                .param(savedBy)
                .query(OffsetDateTime.class).single().toInstant();
    }

    /** The latest beginnings first. */
    List<DatedTerms> history(String merchantId) {
        return jdbc.sql("""
                select * from merchant_terms where merchant_id = ?
                 order by effective_from desc limit 1000""")
                .param(merchantId).query(TermsTable::read).list();
    }

    private static DatedTerms read(ResultSet row, int number) throws SQLException {
        return new DatedTerms(Sql.instant(row, "effective_from"), TermsRow.of(row),
                row.getString("saved_by"), Sql.instant(row, "saved_at"));
    }
}
