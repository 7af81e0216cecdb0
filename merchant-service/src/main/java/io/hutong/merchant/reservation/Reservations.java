package io.hutong.merchant.reservation;

import io.hutong.contracts.message.MerchantFundsMoved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Sets stock aside for orders. Works on whole polls: one round trip reads and locks, the decision
 * is made in memory, one round trip writes. However many orders of a poll want the same SKU, its
 * row is written once.
 */
@Service
public class Reservations {

    private final ReservationLoadSql load;
    private final ReservationStoreSql store;
    private final SpecialsSql specials;

    Reservations(ReservationLoadSql load, ReservationStoreSql store, SpecialsSql specials) {
        this.load = load;
        this.store = store;
        this.specials = specials;
    }

    /**
     * Must be called inside a transaction. Nothing is written when any outcome is
     * {@link StockOutcome.Impossible}.
     *
     * @return one outcome per command, in the same order
     */
    public List<StockOutcome> apply(List<StockCommand> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        ReservationSnapshot snapshot = load.load(commands);
        Specials rules = specials.load(commands);
        var decider = new ReservationDecider(snapshot.reservations(), snapshot.assortment(),
                snapshot.shelf(), rules, snapshot.now());
        List<StockOutcome> outcomes = commands.stream().map(decider::decide).toList();
        if (outcomes.stream().noneMatch(StockOutcome.Impossible.class::isInstance)) {
            store(commands, snapshot, decider);
            specials.store(rules);
        }
        return outcomes;
    }

    /**
     * Frees what payment-service has back of subsidies. A repeat frees nothing. Must be called
     * inside a transaction.
     */
    public void comeBack(List<MerchantFundsMoved> returns) {
        if (returns.isEmpty()) {
            return;
        }
        Specials rules = specials.load(returns.stream().map(MerchantFundsMoved::orderId)
                .collect(Collectors.toCollection(TreeSet::new)));
        returns.forEach(rules.budgets()::comeBack);
        specials.store(rules);
    }

    private void store(
            List<StockCommand> commands, ReservationSnapshot snapshot,
            ReservationDecider decider) {
        Map<String, Reservation> after = new LinkedHashMap<>();
        commands.forEach(command -> after.put(command.orderId(), decider.of(command.orderId())));
        List<ReservationRow> created = new ArrayList<>();
        List<ReservationRow> changed = new ArrayList<>();
        after.forEach((orderId, reservation) -> {
            Reservation before = snapshot.reservations().get(orderId);
            if (reservation instanceof Reservation.None || reservation.equals(before)) {
                return;
            }
            (before == null ? created : changed).add(ReservationRow.of(orderId, reservation));
        });
        store.store(created, changed, snapshot.shelf().changed());
    }
}
