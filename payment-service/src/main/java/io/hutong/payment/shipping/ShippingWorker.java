package io.hutong.payment.shipping;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.cases.Cases;
import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells WeChat of parcels, then watches them until the buyer has them. */
final class ShippingWorker implements LeasedWork<Shipment, ShipmentResult> {

    private final Shipments shipments;
    private final ShipmentCalls calls;
    private final ReleaseListener releases;
    private final Cases cases;
    private final ShippingSettings settings;

    ShippingWorker(Shipments shipments, ShipmentCalls calls, ReleaseListener releases, Cases cases,
            ShippingSettings settings) {
        this.shipments = shipments;
        this.calls = calls;
        this.releases = releases;
        this.cases = cases;
        this.settings = settings;
    }

    @Override
    public LeasedRows<Shipment> rows() {
        return shipments.rows();
    }

    @Override
    public ShipmentResult call(Shipment shipment) {
        return calls.perform(shipment);
    }

    @Override
    public void write(List<Done<Shipment, ShipmentResult>> done) {
        Map<PartKey, Shipment> current = shipments.lock(done.stream()
                .map(one -> one.task().key().orderId()).distinct().sorted().toList());
        List<Shipments.Change> changes = new ArrayList<>();
        List<Cases.Case> problems = new ArrayList<>();
        List<PartKey> released = new ArrayList<>();
        for (Done<Shipment, ShipmentResult> one : rows().held(done, current.values())) {
            ShipmentResult result = one.answer();
            PartKey key = one.task().key();
            changes.add(new Shipments.Change(
                    result, dueIn(Objects.requireNonNull(current.get(key)), result)));
            if (result.gaveUp()) {
                problems.add(problem(result));
            }
            if (result.releases()) {
                released.add(key);
            }
        }
        shipments.update(changes);
        cases.open(problems);
        releases.released(released.stream().sorted().toList());
    }

    /** A receipt that came while WeChat was being asked is told to the buyer's WeChat at once. */
    private Duration dueIn(Shipment now, ShipmentResult result) {
        boolean receivedMeanwhile = now.progress().receivedAt() != null
                && result.shipment().progress().receivedAt() == null;
        if (receivedMeanwhile) {
            return Duration.ZERO;
        }
        RetrySchedule schedule = new RetrySchedule(
                result.next() == Shipment.State.UPLOADED ? settings.receiptPoll()
                        : settings.retry());
        return schedule.after(result.tries());
    }

    private static Cases.Case problem(ShipmentResult result) {
        PartKey key = result.shipment().key();
        return new Cases.Case(Cases.Kind.SHIPPING_REFUSED, key.toString(), key.orderId(),
                Money.ZERO, Objects.requireNonNullElse(result.problem(), "refused"));
    }
}
