package io.hutong.merchant.merchants;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The merchants of the platform. */
@Service
public class Merchants {

    private final MerchantSql sql;
    private final Outbox outbox;
    private final Clock clock;

    Merchants(MerchantSql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<Merchant> find(String merchantId) {
        return sql.find(merchantId);
    }

    /**
     * Saves what {@code change} makes of the merchant as it is, and tells payment-service when the
     * receivers of its shares may have changed.
     */
    @Transactional
    public Merchant save(String merchantId, UnaryOperator<Optional<Merchant>> change) {
        Optional<Merchant> before = sql.lock(merchantId);
        Merchant after = change.apply(before).orElseThrow();
        sql.save(after);
        if (before.isEmpty() || !sameReceivers(before.get(), after)) {
            var event = new MerchantTermsChanged(merchantId, after.subMchid(), clock.instant());
            outbox.append(List.of(OutgoingMessage.event(
                    Topics.MERCHANT_EVENTS, event, TraceParent.start())));
        }
        return after;
    }

    private static boolean sameReceivers(Merchant before, Merchant after) {
        return before.subMchid().equals(after.subMchid()) && before.terms().equals(after.terms());
    }
}
