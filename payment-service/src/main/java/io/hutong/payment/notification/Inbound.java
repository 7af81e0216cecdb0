package io.hutong.payment.notification;

import io.hutong.contracts.money.Money;
import io.hutong.http.BuyerIds;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.channel.Notifications.Opened;
import io.hutong.payment.channel.PlatformIdentity;
import io.hutong.payment.mandate.MandateHints;
import io.hutong.payment.refund.RefundHints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes genuine callbacks. What they say is never applied: it is held against what we know, and
 * then the channel itself is asked.
 */
@Component
class Inbound {

    private static final Logger log = LoggerFactory.getLogger(Inbound.class);
    private static final String STORE = """
            insert into notification (id, kind, event_type, subject) values (?, ?, ?, ?)
            on conflict (id) do nothing""";

    private final JdbcTemplate jdbc;
    private final Hints hints;
    private final Known known;
    private final Cases cases;

    @Component
    record Hints(MandateHints mandates, RefundHints refunds, CashierHints cashier) {
    }

    @Component
    record Known(PlatformIdentity platform, BuyerIds buyers) {
    }

    Inbound(JdbcTemplate jdbc, Hints hints, Known known, Cases cases) {
        this.jdbc = jdbc;
        this.hints = hints;
        this.known = known;
        this.cases = cases;
    }

    /** What became of a callback. */
    enum Taken { ACCEPTED, REPEATED, UNREADABLE, MISMATCH }

    Taken take(NotificationKind kind, Opened.Genuine notification) {
        Notice notice = Notice.read(kind, notification.content());
        if (notice == null) {
            return Taken.UNREADABLE;
        }
        boolean first = jdbc.update(STORE, notification.id(), kind.path(),
                notification.eventType(), notice.subject()) > 0;
        if (!first) {
            return Taken.REPEATED;
        }
        Optional<String> mismatch = mismatch(notice);
        if (mismatch.isPresent()) {
            report(notice, mismatch.get());
            return Taken.MISMATCH;
        }
        hint(notice);
        return Taken.ACCEPTED;
    }

    private Optional<String> mismatch(Notice notice) {
        return switch (notice) {
            case Notice.OfMandate mandate -> mismatch(mandate);
            case Notice.OfCashier cashier -> mismatch(cashier);
            case Notice.OfRefund refund -> known.platform.mchid().equals(refund.mchid())
                    ? Optional.empty() : Optional.of("another platform's mchid");
        };
    }

    private Optional<String> mismatch(Notice.OfMandate mandate) {
        if (!known.platform.mchid().equals(mandate.mchid())) {
            return Optional.of("another platform's mchid");
        }
        if (known.platform.planId() != mandate.planId()) {
            return Optional.of("another mandate template");
        }
        String signer = known.buyers.idOf(mandate.appid(), mandate.openid());
        Optional<String> buyer = hints.mandates.buyerOf(mandate.subject());
        return buyer.isPresent() && !buyer.get().equals(signer)
                ? Optional.of("signed by somebody else") : Optional.empty();
    }

    private Optional<String> mismatch(Notice.OfCashier cashier) {
        if (!known.platform.mchid().equals(cashier.mchid())) {
            return Optional.of("another platform's mchid");
        }
        Optional<CashierHints.Asked> asked = hints.cashier.askedBy(cashier.subject());
        if (asked.isEmpty()) {
            return Optional.of("paid under a number that was never given out");
        }
        String payer = known.buyers.idOf(cashier.appid(), cashier.openid());
        if (!payer.equals(asked.get().buyerId())) {
            return Optional.of("paid by somebody else than the buyer");
        }
        return mismatch(cashier.parts(), asked.get().parts());
    }

    private static Optional<String> mismatch(
            Map<String, Notice.Part> told, Map<String, Money> asked) {
        if (!told.keySet().equals(asked.keySet())) {
            return Optional.of("other sub-orders than ours");
        }
        boolean amounts = told.entrySet().stream().allMatch(one ->
                asked.get(one.getKey()).total() == one.getValue().amount());
        return amounts ? Optional.empty() : Optional.of("another amount than ours");
    }

    private void hint(Notice notice) {
        boolean open = switch (notice) {
            case Notice.OfMandate mandate -> hints.mandates.hint(mandate.subject());
            case Notice.OfCashier cashier -> hints.cashier.hint(cashier.subject());
            case Notice.OfRefund refund -> hints.refunds.hint(refund.subject());
        };
        log.debug("callback about {}: {}", notice, open ? "asked for" : "nothing open");
    }

    private void report(Notice notice, String problem) {
        cases.open(List.of(new Cases.Case(Cases.Kind.NOTIFICATION_MISMATCH,
                "callback/" + notice.subject(), notice.subject(), Money.ZERO, problem)));
    }
}
