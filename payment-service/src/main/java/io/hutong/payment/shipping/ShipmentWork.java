package io.hutong.payment.shipping;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.cases.Cases;
import io.hutong.work.Parked;
import io.hutong.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/** Parcels as work: told to WeChat, then watched until the buyer has them. */
final class ShipmentWork implements Work<Shipment, ShipmentResult> {

    private final Stores stores;
    private final ShipmentCalls calls;
    private final ReleaseListener releases;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Stores(Shipments shipments, Cases cases) {
    }

    /** @param owner the name of this process */
    record Leasing(String owner, ShippingSettings settings) {
    }

    ShipmentWork(Stores stores, ShipmentCalls calls, ReleaseListener releases, Leasing leasing,
            TransactionTemplate transactions) {
        this.stores = stores;
        this.calls = calls;
        this.releases = releases;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<Shipment> claim(int limit) {
        return Objects.requireNonNull(transactions.execute(tx -> stores.shipments.claim(
                limit, leasing.owner(), leasing.settings().lease())));
    }

    @Override
    public void recover() {
        stores.shipments.recover(leasing.owner());
    }

    @Override
    public ShipmentResult perform(Shipment shipment) {
        return calls.perform(shipment);
    }

    @Override
    public void write(List<ShipmentResult> results) {
        transactions.executeWithoutResult(tx -> apply(results));
    }

    private void apply(List<ShipmentResult> results) {
        List<String> orders = results.stream().map(r -> r.shipment().key().orderId()).distinct()
                .sorted().toList();
        Map<PartKey, Shipment> current = stores.shipments.lock(orders);
        List<Shipments.Change> changes = new ArrayList<>();
        List<Cases.Case> problems = new ArrayList<>();
        List<PartKey> released = new ArrayList<>();
        for (ShipmentResult result : results) {
            Shipment now = current.get(result.shipment().key());
            if (now == null || !stillOurs(now, result.shipment())) {
                continue;
            }
            changes.add(new Shipments.Change(result, dueIn(now, result)));
            if (result.gaveUp()) {
                problems.add(problem(result));
            }
            if (result.releases()) {
                released.add(now.key());
            }
        }
        stores.shipments.update(changes);
        stores.cases.open(problems);
        releases.released(released.stream().sorted().toList());
    }

    @Override
    public Parked whereabouts(ShipmentResult result) {
        PartKey key = result.shipment().key();
        return new Parked("shipping", "order_id", key.orderId(), key.toString(), key.orderId());
    }

    private static boolean stillOurs(Shipment now, Shipment claimed) {
        return now.state() == claimed.state()
                && now.progress().lease().equals(claimed.progress().lease());
    }

    /** A receipt that came while WeChat was being asked is told to the buyer's WeChat at once. */
    private Duration dueIn(Shipment now, ShipmentResult result) {
        boolean receivedMeanwhile = now.progress().receivedAt() != null
                && result.shipment().progress().receivedAt() == null;
        if (receivedMeanwhile) {
            return Duration.ZERO;
        }
        RetrySchedule schedule = new RetrySchedule(
                result.next() == Shipment.State.UPLOADED ? leasing.settings().receiptPoll()
                        : leasing.settings().retry());
        return schedule.after(result.tries());
    }

    private static Cases.Case problem(ShipmentResult result) {
        PartKey key = result.shipment().key();
        return new Cases.Case(Cases.Kind.SHIPPING_REFUSED, key.toString(), key.orderId(),
                Money.ZERO, Objects.requireNonNullElse(result.problem(), "refused"));
    }
}
