package io.hutong.merchant.merchants;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The merchants of the platform. */
@Service
public class Merchants {

    private static final String PLATFORM = "platform";

    private final MerchantSql sql;
    private final TermsSql terms;
    private final Outbox outbox;

    Merchants(MerchantSql sql, TermsSql terms, Outbox outbox) {
        this.sql = sql;
        this.terms = terms;
        this.outbox = outbox;
    }

    /**
     * What is to be saved.
     *
     * @param merchant with the terms that are to hold
     * @param from     when they begin to; empty: now
     * @param by       who saves it
     */
    record Save(Merchant merchant, Optional<Instant> from, String by) {
    }

    public Optional<Merchant> find(String merchantId) {
        return sql.find(merchantId);
    }

    List<DatedTerms> history(String merchantId) {
        return terms.history(merchantId);
    }

    /** Saves what {@code change} makes of the merchant as it is. */
    @Transactional
    public Merchant save(String merchantId, UnaryOperator<Optional<Merchant>> change) {
        Optional<Merchant> before = sql.lock(merchantId);
        return save(before, new Save(
                change.apply(before).orElseThrow(), Optional.empty(), PLATFORM));
    }

    /** The same with terms that may begin to hold later. */
    @Transactional
    Merchant saveDated(String merchantId, Function<Optional<Merchant>, Save> change) {
        Optional<Merchant> before = sql.lock(merchantId);
        return save(before, change.apply(before));
    }

    /** Tells payment-service when the receivers of the merchant's shares may have changed. */
    private Merchant save(Optional<Merchant> before, Save save) {
        Merchant after = save.merchant();
        sql.save(after);
        boolean sameTerms = before.map(Merchant::terms).equals(Optional.of(after.terms()));
        boolean samePayee = before.map(Merchant::subMchid).equals(Optional.of(after.subMchid()));
        if (before.isEmpty()) {
            tell(after, terms.first(after.merchantId(), after.terms(), save.by()));
        } else if (!sameTerms || save.from().isPresent()) {
            tell(after, terms.insert(
                    after.merchantId(), after.terms(), save.by(), save.from()));
        } else if (!samePayee) {
            tell(after, terms.history(after.merchantId()).stream()
                    .filter(dated -> dated.terms().equals(after.terms()))
                    .map(DatedTerms::effectiveFrom).findFirst().orElseThrow());
        }
        return sql.find(after.merchantId()).orElseThrow();
    }

    private void tell(Merchant merchant, Instant from) {
        var event = new MerchantTermsChanged(merchant.merchantId(), merchant.subMchid(), from,
                merchant.terms().toMessage());
        outbox.append(List.of(OutgoingMessage.event(
                Topics.MERCHANT_EVENTS, event, TraceParent.start())));
    }
}
