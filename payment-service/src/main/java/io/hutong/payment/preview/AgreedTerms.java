package io.hutong.payment.preview;

import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.json.RowJson;
import io.hutong.payment.settlement.TermsListener;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The merchants' terms as {@code merchant.events} tells them, so that a preview needs no other
 * service. An event that comes again or late changes nothing: each beginning has one row.
 */
@Component
class AgreedTerms implements TermsListener {

    private static final String SAVE = """
            insert into agreed_terms (merchant_id, effective_from, terms)
            select merchant_id, effective_from, terms::jsonb
            from unnest(?, ?, ?) as n (merchant_id, effective_from, terms)
            order by merchant_id, effective_from
            on conflict (merchant_id, effective_from) do update set terms = excluded.terms""";
    private static final String FIND = """
            select terms from agreed_terms where merchant_id = ? and effective_from <= ?
            order by effective_from desc limit 1""";

    private final JdbcTemplate jdbc;

    AgreedTerms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of several for one beginning the last one counts. */
    @Override
    public void changed(List<MerchantTermsChanged> events) {
        Map<List<Object>, MerchantTermsChanged> last = new LinkedHashMap<>();
        events.stream().filter(event -> event.terms() != null).forEach(
                event -> last.put(List.of(event.merchantId(), event.effectiveFrom()), event));
        if (!last.isEmpty()) {
            jdbc.update(SAVE, Columns.of(last.values()).text(MerchantTermsChanged::merchantId)
                    .time(MerchantTermsChanged::effectiveFrom)
                    .text(event -> RowJson.mapper().writeValueAsString(event.terms())));
        }
    }

    /** What holds for the merchant at that time; empty when nothing is known. */
    Optional<MerchantTerms> of(String merchantId, Instant at) {
        return jdbc.query(FIND, (row, n) -> RowJson.mapper().readValue(
                row.getString("terms"), MerchantTerms.class),
                merchantId, at.atOffset(ZoneOffset.UTC)).stream().findFirst();
    }
}
