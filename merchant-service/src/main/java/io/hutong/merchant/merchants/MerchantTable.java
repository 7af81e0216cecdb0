package io.hutong.merchant.merchants;

import io.hutong.merchant.merchants.model.Merchant;
import io.hutong.merchant.merchants.model.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

class MerchantTable {

    private final JdbcClient jdbc;

    MerchantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Merchant> find(String merchantId) {
        return jdbc.sql("select * from merchant_now where merchant_id = ?").param(merchantId)
                .query(MerchantTable::merchantOf).optional();
    }

    Optional<Merchant> lock(String merchantId) {
        jdbc.sql("select 1 from merchant where merchant_id = ? for update").param(merchantId)
                .query(Integer.class).optional();
        return find(merchantId);
    }

    /** The columns of the rates repeat what was saved last, for versions that read them there. */
    void save(Merchant merchant) {
        Terms terms = merchant.terms();
        jdbc.sql("""
                insert into merchant (merchant_id, name, sub_mchid, commission, channel_fee,
                                      traffic_fees, updated_at)
                values (?, ?, ?, ?, ?, ?::jsonb, now())
                on conflict (merchant_id) do update
                   set name = excluded.name, sub_mchid = excluded.sub_mchid,
                       commission = excluded.commission, channel_fee = excluded.channel_fee,
                       traffic_fees = excluded.traffic_fees, updated_at = excluded.updated_at""")
                .params(merchant.merchantId(), merchant.name(), merchant.subMchid(),
                        terms.commission().value(), terms.channelFee().value(),
                        TermsRow.feesOf(terms))
                .update();
    }

    private static Merchant merchantOf(ResultSet row, int number) throws SQLException {
        return new Merchant(row.getString("merchant_id"), row.getString("name"),
                row.getString("sub_mchid"), TermsRow.of(row));
    }
}
