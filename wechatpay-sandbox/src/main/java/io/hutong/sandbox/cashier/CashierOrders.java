package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Buyer;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.store.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Orders that a buyer pays in the cashier: placed, paid, closed. */
final class CashierOrders {

    private final World world;
    private final PaymentNotices notices;
    private final Table<CashierOrder> table;
    private final Table<Prepay> prepays;

    CashierOrders(World world) {
        this.world = world;
        this.notices = new PaymentNotices(world);
        this.table = world.store().table("cashier", CashierOrder.class, CashierOrder::key);
        this.prepays = world.store().table("prepays", Prepay.class, Prepay::prepayId);
    }

    Optional<CashierOrder> find(String key) {
        return table.find(key);
    }

    Optional<Prepay> prepay(String prepayId) {
        return prepays.find(prepayId);
    }

    Collection<Prepay> prepays() {
        return prepays.all();
    }

    List<Trade> trades(CashierOrder order) {
        return order.tradeKeys().stream()
                .flatMap(key -> world.book().trades().find(key).stream()).toList();
    }

    /** Places an order, or gives a repeated request another prepay_id. */
    Answer place(CashierOrder order, List<Trade> trades) {
        return world.store().change(() -> {
            Optional<Refusal> refusal = find(order.key())
                    .map(known -> refuseRepeat(known, order))
                    .orElseGet(() -> refuseNew(order, trades));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (find(order.key()).isEmpty()) {
                table.put(order);
                trades.forEach(world.book().trades()::put);
            }
            return Answer.ok(new Placed(newPrepay(order).prepayId()));
        });
    }

    private Prepay newPrepay(CashierOrder order) {
        long life = Duration.ofMinutes(world.rules().cashier().prepayMinutes()).toMillis();
        return prepays.put(new Prepay(world.ids().token("wx"), order.key(),
                Math.min(world.now() + life, order.terms().expiresAt())));
    }

    private Optional<Refusal> refuseRepeat(CashierOrder known, CashierOrder again) {
        List<Trade> trades = trades(known);
        if (trades.stream().anyMatch(Trade::isPaid)) {
            return Optional.of(alreadyPaid());
        }
        if (trades.stream().anyMatch(trade -> trade.state() == TradeState.CLOSED)) {
            return Optional.of(Refusal.of(400, "ORDER_CLOSED", "订单已关闭 / The order is closed"));
        }
        return known.terms().fingerprint().equals(again.terms().fingerprint())
                ? Optional.empty() : Optional.of(used(again.number()));
    }

    private Optional<Refusal> refuseNew(CashierOrder order, List<Trade> trades) {
        return trades.stream()
                .filter(trade -> world.book().trades().find(trade.key()).isPresent())
                .map(trade -> used(trade.number().outTradeNo())).findFirst()
                .or(() -> order.terms().expiresAt() <= world.now() ? Optional.of(
                        Refusal.field("/time_expire", "it has passed")) : Optional.empty());
    }

    private static Refusal used(String number) {
        return Refusal.of(403, "OUT_TRADE_NO_USED", "商户订单号重复 / " + number
                + " was used with other parameters");
    }

    static Refusal alreadyPaid() {
        return Refusal.of(400, "ORDER_PAID", "该订单已支付 / The order is paid already");
    }

    /** How a payment in the cashier ended. */
    enum Payment { PAID, UNKNOWN, EXPIRED, DECLINED }

    /** The buyer pays all orders of {@code prepayId}, or none. */
    Payment pay(String prepayId) {
        return world.store().change(() -> {
            Optional<Prepay> prepay = prepays.find(prepayId);
            Optional<CashierOrder> order = prepay.flatMap(p -> table.find(p.orderKey()));
            if (order.isEmpty()) {
                return Payment.UNKNOWN;
            }
            List<Trade> trades = trades(order.get());
            if (trades.stream().anyMatch(trade -> trade.state() != TradeState.NOTPAY)
                    || prepay.get().expiresAt() <= world.now()) {
                return Payment.EXPIRED;
            }
            return pay(order.get(), trades);
        });
    }

    private Payment pay(CashierOrder order, List<Trade> trades) {
        long total = trades.stream().mapToLong(trade -> trade.amounts().total()).sum();
        Buyer buyer = world.book().buyer(order.terms().openid());
        if (buyer.paymentDecline() != null || buyer.balance() < total) {
            return Payment.DECLINED;
        }
        long now = world.now();
        trades.forEach(trade -> world.book().pay(trade, world.ids().transaction(), now));
        CashierOrder paid = order.kind() == CashierOrder.Kind.COMBINED
                ? table.put(order.paid(world.ids().transaction())) : order;
        notices.tell(paid, trades(paid));
        return Payment.PAID;
    }

    /** Closes an unpaid order; closing it again changes nothing. */
    Optional<Refusal> close(CashierOrder order) {
        return world.store().change(() -> {
            List<Trade> trades = trades(order);
            if (trades.stream().anyMatch(trade -> trade.moments().paidAt() > 0)) {
                return Optional.of(alreadyPaid());
            }
            trades.stream().filter(trade -> trade.state() == TradeState.NOTPAY)
                    .forEach(trade -> world.book().trades().put(trade.in(TradeState.CLOSED)));
            return Optional.<Refusal>empty();
        });
    }

    private record Placed(String prepayId) {
    }
}
