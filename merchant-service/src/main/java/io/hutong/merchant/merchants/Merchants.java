package io.hutong.merchant.merchants;

import io.hutong.merchant.merchants.model.DatedTerms;
import io.hutong.merchant.merchants.model.Merchant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The merchants of the platform. What changes them must be called inside a transaction. */
public final class Merchants {

    private static final String PLATFORM = "platform";

    private final MerchantTable table;
    private final TermsTable terms;
    private final MerchantMessages messages;

    Merchants(MerchantTable table, TermsTable terms, MerchantMessages messages) {
        this.table = table;
        this.terms = terms;
        this.messages = messages;
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
        return table.find(merchantId);
    }

    List<DatedTerms> history(String merchantId) {
        return terms.history(merchantId);
    }

    /** Saves what {@code change} makes of the merchant as it is. */
    public Merchant save(String merchantId, UnaryOperator<Optional<Merchant>> change) {
        Optional<Merchant> before = table.lock(merchantId);
        return save(before, new Save(
                change.apply(before).orElseThrow(), Optional.empty(), PLATFORM));
    }

    /** The same with terms that may begin to hold later. */
    Merchant saveDated(String merchantId, Function<Optional<Merchant>, Save> change) {
        Optional<Merchant> before = table.lock(merchantId);
        return save(before, change.apply(before));
    }

    /** Tells payment-service when the receivers of the merchant's shares may have changed. */
    private Merchant save(Optional<Merchant> before, Save save) {
        Merchant after = save.merchant();
        table.save(after);
        boolean sameTerms = before.map(Merchant::terms).equals(Optional.of(after.terms()));
        boolean samePayee = before.map(Merchant::subMchid).equals(Optional.of(after.subMchid()));
        if (before.isEmpty()) {
            messages.tell(after, terms.first(after.merchantId(), after.terms(), save.by()));
        } else if (!sameTerms || save.from().isPresent()) {
            messages.tell(after, terms.insert(
                    after.merchantId(), after.terms(), save.by(), save.from()));
        } else if (!samePayee) {
            messages.tell(after, terms.history(after.merchantId()).stream()
                    .filter(dated -> dated.terms().equals(after.terms()))
                    .map(DatedTerms::effectiveFrom).findFirst().orElseThrow());
        }
        return table.find(after.merchantId()).orElseThrow();
    }
}
