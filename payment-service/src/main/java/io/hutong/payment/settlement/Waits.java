package io.hutong.payment.settlement;

import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.shipping.PartKey;
import io.hutong.payment.shipping.Shipments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Which divisions have to wait, and for what. */
record Waits(Shipments shipments, Duration minAge, InstantSource clock) {

    /** Call it with the payments locked: the parcels stay locked until the commit. */
    Now of(Collection<String> orderIds) {
        return new Now(shipments.holding(orderIds), clock.instant(), minAge);
    }

    /** As it was when the rows were locked. */
    record Now(Set<PartKey> held, Instant at, Duration minAge) {

        Wait of(Payment payment, SubPayment part) {
            return Wait.of(held.contains(new PartKey(part.orderId(), part.part())),
                    Objects.requireNonNull(payment.outcome().paidAt()), at, minAge);
        }
    }
}
