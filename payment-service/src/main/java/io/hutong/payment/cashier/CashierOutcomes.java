package io.hutong.payment.cashier;

import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.Refunds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the channel answered about orders at the cashier: a whole batch in one transaction.
 * An answer counts only while the lease under which it was asked for still holds.
 */
final class CashierOutcomes {

    private final Stores stores;
    private final Outbox outbox;
    private final CashierResolver resolver;
    private final CashierMetrics metrics;
    private final InstantSource clock;

    record Stores(Payments payments, CashierRows rows, Refunds refunds, Ledger ledger,
            Cases cases) {
    }

    CashierOutcomes(Stores stores, Outbox outbox, CashierResolver resolver,
            CashierMetrics metrics, InstantSource clock) {
        this.stores = stores;
        this.outbox = outbox;
        this.resolver = resolver;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Call it in a transaction. */
    void apply(List<CashierResult> results) {
        List<String> orders = results.stream().map(r -> r.order().orderId()).distinct()
                .sorted().toList();
        Map<String, Payment> payments = stores.payments.lock(orders);
        Map<String, CashierOrder> current = stores.rows.lock(
                results.stream().map(r -> r.order().number()).sorted().toList());
        Map<String, List<SubPayment>> parts = stores.payments.parts(orders);
        List<CashierResolution> resolutions = new ArrayList<>(results.size());
        for (CashierResult result : results) {
            CashierOrder order = result.order();
            if (holds(order, current.get(order.number()))) {
                resolutions.add(resolve(result,
                        Objects.requireNonNull(payments.get(order.orderId())),
                        parts.getOrDefault(order.orderId(), List.of())));
            }
        }
        write(resolutions, payments);
    }

    private static boolean holds(
            CashierOrder claimed, @Nullable CashierOrder current) {
        return current != null && claimed.state() == current.state()
                && claimed.lease().equals(current.lease());
    }

    private CashierResolution resolve(
            CashierResult result, Payment payment, List<SubPayment> parts) {
        CashierOrder order = result.order();
        CashierVerdict verdict = CashierDecision.decide(new CashierDecision.Situation(
                order.state(), payment.status() == PaymentStatus.VOIDING, order.wasOpen(),
                resolver.isPatient(order),
                PaymentNumbers.amounts(payment.attempt(), parts)), result.answer());
        metrics.verdict(order, verdict);
        return resolver.resolve(verdict, order, payment, parts, clock.instant());
    }

    private void write(List<CashierResolution> resolutions, Map<String, Payment> before) {
        stores.rows.update(resolutions.stream().map(CashierResolution::change).toList());
        stores.payments.update(resolutions.stream().map(CashierResolution::payment)
                .filter(payment -> !payment.equals(before.get(payment.orderId()))).toList());
        stores.payments.updateParts(resolutions.stream()
                .flatMap(r -> r.money().parts().stream()).toList());
        stores.refunds.claim(resolutions.stream()
                .flatMap(r -> r.money().refunds().stream()).toList());
        stores.cases.open(resolutions.stream().map(CashierResolution::problem)
                .filter(Objects::nonNull).toList());
        outbox.append(resolutions.stream().map(CashierResolution::answer)
                .filter(Objects::nonNull).map(a -> a.step().answer(a.reply())).toList());
        stores.ledger.book(resolutions.stream()
                .flatMap(r -> r.money().transfers().stream()).toList());
    }
}
