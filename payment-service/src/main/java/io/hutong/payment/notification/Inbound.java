package io.hutong.payment.notification;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.mandate.MandateHints;
import io.hutong.payment.notification.Callbacks.Opened;
import io.hutong.payment.notification.model.Notice;
import io.hutong.payment.notification.model.NotificationKind;
import io.hutong.payment.refund.RefundHints;
import io.hutong.payment.settlement.SplitHints;
import java.util.List;
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
    private static final String SEEN = "select 1 from notification where id = ?";
    private static final String STORE = """
            insert into notification (id, kind, event_type, subject) values (?, ?, ?, ?)
            on conflict (id) do nothing""";

    private final JdbcTemplate jdbc;
    private final Hints hints;
    private final Mismatches mismatches;
    private final Cases cases;

    @Component
    record Hints(MandateHints mandates, RefundHints refunds, CashierHints cashier,
            SplitHints splits) {
    }

    Inbound(JdbcTemplate jdbc, Hints hints, Mismatches mismatches, Cases cases) {
        this.jdbc = jdbc;
        this.hints = hints;
        this.mismatches = mismatches;
        this.cases = cases;
    }

    /** What became of a callback. */
    enum Taken { ACCEPTED, REPEATED, MISMATCH }

    Taken take(NotificationKind kind, Opened.Genuine notification) {
        Notice notice = notification.notice();
        if (!jdbc.queryForList(SEEN, Integer.class, notification.id()).isEmpty()) {
            return Taken.REPEATED;
        }
        Taken taken = follow(notice);
        // Only now: whoever dies before it is told again, and a hint may be taken twice
        jdbc.update(STORE, notification.id(), kind.path(), notification.eventType(),
                notice.subject());
        return taken;
    }

    private Taken follow(Notice notice) {
        Optional<Mismatches.Mismatch> mismatch = mismatches.find(notice);
        if (mismatch.isPresent()) {
            report(notice, mismatch.get());
            followMandate(notice);
            return Taken.MISMATCH;
        }
        hint(notice);
        return Taken.ACCEPTED;
    }

    /** Signed by somebody else, it is in force all the same: asked about, and ended. */
    private void followMandate(Notice notice) {
        if (notice instanceof Notice.OfMandate mandate) {
            hints.mandates.hint(mandate.subject());
        }
    }

    private void hint(Notice notice) {
        boolean open = switch (notice) {
            case Notice.OfMandate mandate -> ofMandate(mandate);
            case Notice.OfCashier cashier -> hints.cashier.hint(cashier.subject());
            case Notice.OfRefund refund -> hints.refunds.hint(refund.subject());
            case Notice.OfShare share -> hints.splits.hint(share.subject());
        };
        log.debug("callback about {}: {}", notice, open ? "asked for" : "nothing open");
    }

    private boolean ofMandate(Notice.OfMandate mandate) {
        boolean known = hints.mandates.hint(mandate.subject());
        if (!known && mandate.signed()) {
            hints.mandates.discovered(mandate.subject(), mismatches.signerOf(mandate));
        }
        return known;
    }

    private void report(Notice notice, Mismatches.Mismatch mismatch) {
        cases.open(List.of(new Cases.Case(Cases.Kind.NOTIFICATION_MISMATCH,
                "callback/" + notice.subject(), mismatch.orderId(), mismatch.amount(),
                mismatch.why())));
    }
}
