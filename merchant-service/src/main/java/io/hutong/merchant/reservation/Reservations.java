package io.hutong.merchant.reservation;

import io.hutong.merchant.reservation.model.Poll;
import io.hutong.merchant.reservation.model.PollKeys;
import io.hutong.merchant.reservation.model.ReservationDecision;
import io.hutong.merchant.reservation.model.Specials;
import io.hutong.merchant.reservation.model.StockCommand;
import io.hutong.merchant.reservation.model.SubsidyReturn;
import java.util.List;

/**
 * Sets stock aside for orders. Works on whole polls: one round trip reads and locks, the decision
 * is made in memory, one round trip writes. However many orders of a poll want the same SKU, its
 * row is written once.
 */
final class Reservations {

    private final ReservationTable table;
    private final SpecialsTable specials;

    Reservations(ReservationTable table, SpecialsTable specials) {
        this.table = table;
        this.specials = specials;
    }

    /**
     * Must be called inside a transaction. Nothing is written when any command is
     * {@link ReservationDecision.Impossible}.
     *
     * @return one decision per command, in the same order
     */
    List<ReservationDecision> carryOut(List<? extends StockCommand> commands) {
        Poll poll = load(PollKeys.of(commands));
        List<ReservationDecision> decisions = commands.stream().map(poll::carryOut).toList();
        if (decisions.stream().noneMatch(ReservationDecision.Impossible.class::isInstance)) {
            table.store(poll);
            specials.store(poll.specials());
        }
        return decisions;
    }

    private Poll load(PollKeys keys) {
        return keys.orders().isEmpty() ? Poll.ofNothing()
                : table.load(keys).apply(specials.load(keys));
    }

    /**
     * Frees what payment-service has back of subsidies. A repeat frees nothing. Must be called
     * inside a transaction.
     */
    void comeBack(List<SubsidyReturn> returns) {
        if (!returns.isEmpty()) {
            Specials rules = specials.load(PollKeys.ofOrders(
                    returns.stream().map(SubsidyReturn::orderId).toList()));
            returns.forEach(rules.budgets()::comeBack);
            specials.store(rules);
        }
    }
}
