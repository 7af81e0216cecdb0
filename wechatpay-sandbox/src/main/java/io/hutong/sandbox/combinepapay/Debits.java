package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.Amounts;
import io.hutong.sandbox.book.Buyer;
import io.hutong.sandbox.book.Pool;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Fingerprint;
import io.hutong.sandbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Combined debits: charged once per number, all sub-orders or none. */
final class Debits {

    private static final String USERPAYING = "USERPAYING";

    private final World world;
    private final Contracts contracts;
    private final Table<CombinedDebit> table;
    private final Table<DailyUse> uses;

    Debits(World world, Contracts contracts) {
        this.world = world;
        this.contracts = contracts;
        this.table = world.store().table("debits", CombinedDebit.class, CombinedDebit::key);
        this.uses = world.store().table("daily_uses", DailyUse.class, DailyUse::contractId);
    }

    /** Lets undecided debits go on after a restart. */
    void resume() {
        world.book().trades().all().stream()
                .filter(trade -> trade.state() == TradeState.USERPAYING)
                .map(trade -> CombinedDebit.key(trade.number().mchid(),
                        String.valueOf(trade.number().combineOutTradeNo())))
                .distinct().forEach(this::decideLater);
    }

    Optional<CombinedDebit> find(String mchid, String combineOutTradeNo) {
        return table.find(CombinedDebit.key(mchid, combineOutTradeNo));
    }

    /** Debits, or repeats the answer of an earlier identical request. */
    Answer debit(Call call) {
        Fields body = call.fields();
        String print = Fingerprint.of(call.body());
        return world.store().change(() -> find(call.mchid(), body.text("combine_out_trade_no"))
                .map(known -> repeat(known, print))
                .orElseGet(() -> first(call, print)));
    }

    private Answer repeat(CombinedDebit known, String print) {
        if (known.isTombstone()) {
            return Refusal.of(400, "ORDER_CLOSED", "订单已撤销 / The order was reversed");
        }
        if (!known.fingerprint().equals(print)) {
            return Refusal.of(403, "OUT_TRADE_NO_USED",
                    "商户订单号重复 / The number was used with other parameters");
        }
        return known.declined() == null ? Answer.ok(view(known))
                : DebitView.declined(known.declined(), world.ruleBook());
    }

    private Answer first(Call call, String print) {
        Fields body = call.fields();
        Optional<Contract> contract = contracts.numbered(body.text("contract_id"))
                .filter(c -> c.mchid().equals(call.mchid()));
        Optional<Refusal> refusal = DebitChecks.refuse(call, contract, world);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String openid = contract.map(Contract::openid).orElse("");
        CombinedDebit debit = new CombinedDebit(call.mchid(), body.text("combine_out_trade_no"),
                call.merchant().appid(), print, openid, null);
        List<Trade> orders = orders(debit, body.list("sub_orders"));
        return charge(debit, orders, body.text("contract_id"));
    }

    private Answer charge(CombinedDebit debit, List<Trade> orders, String contractId) {
        long total = orders.stream().mapToLong(order -> order.amounts().total()).sum();
        Buyer buyer = world.book().buyer(debit.openid());
        DailyUse use = uses.find(contractId).orElse(new DailyUse(contractId, "", 0, 0))
                .on(world.clock().today().toString());
        if (USERPAYING.equals(buyer.paymentDecline())) {
            orders.forEach(order -> world.book().trades().put(order.in(TradeState.USERPAYING)));
            CombinedDebit pending = table.put(debit);
            decideLater(pending.key());
            return Answer.ok(view(pending));
        }
        Optional<String> decline = decline(buyer, total)
                .or(() -> use.refuse(total, world.rules().debit()).map(Refusal::code));
        if (decline.isPresent()) {
            return declined(debit, orders, decline.get());
        }
        uses.put(use.plus(total));
        pay(orders);
        return Answer.ok(view(table.put(debit)));
    }

    private static Optional<String> decline(Buyer buyer, long total) {
        return Optional.ofNullable(buyer.paymentDecline())
                .or(() -> buyer.balance() < total ? Optional.of("NOT_ENOUGH") : Optional.empty());
    }

    private Answer declined(CombinedDebit debit, List<Trade> orders, String code) {
        orders.forEach(order -> world.book().trades().put(order.in(TradeState.PAY_FAIL)));
        CombinedDebit kept = table.put(new CombinedDebit(debit.mchid(),
                debit.combineOutTradeNo(), debit.appid(), debit.fingerprint(), debit.openid(),
                code));
        return TradeState.PAY_FAIL.name().equals(code) ? Answer.ok(view(kept))
                : DebitView.declined(code, world.ruleBook());
    }

    private void pay(List<Trade> orders) {
        long now = world.now();
        orders.forEach(order -> world.book().pay(order, world.ids().transaction(), now));
    }

    private void decideLater(String key) {
        world.agenda().at(world.now() + world.rules().debit().pendingMillis(),
                () -> world.store().change(() -> table.find(key).ifPresent(this::decide)));
    }

    private void decide(CombinedDebit debit) {
        List<Trade> orders = subOrders(debit);
        if (orders.stream().anyMatch(order -> order.state() != TradeState.USERPAYING)) {
            return;
        }
        long total = orders.stream().mapToLong(order -> order.amounts().total()).sum();
        if (world.book().buyer(debit.openid()).balance() < total) {
            orders.forEach(order -> world.book().trades().put(order.in(TradeState.PAY_FAIL)));
        } else {
            pay(orders);
        }
    }

    private List<Trade> orders(CombinedDebit debit, List<Fields> subOrders) {
        List<Trade> orders = new ArrayList<>();
        long now = world.now();
        for (Fields sub : subOrders) {
            orders.add(new Trade(null,
                    new Trade.Number(debit.mchid(), sub.text("out_trade_no"),
                            debit.combineOutTradeNo(), ""),
                    new Trade.Parties(debit.appid(), Pool.of(sub.text("sub_mchid")),
                            Pool.ofNullable(sub.optional("sub_appid")), debit.openid()),
                    new Trade.Purchase("PAP", Pool.of(sub.text("description")),
                            Pool.ofNullable(sub.optional("attach")),
                            null, sub.object("settle_info").flag("profit_sharing"),
                            sub.object("settle_info").number("subsidy_amount")),
                    TradeState.NOTPAY,
                    Amounts.unpaid(sub.object("amount").number("total_amount")),
                    new Trade.Moments(now, 0, 0, 0)));
        }
        return orders;
    }

    /** Reverses a debit whatever became of it; an unknown number can never be debited again. */
    Answer reverse(Call call) {
        String number = call.param("combine_out_trade_no");
        return world.store().change(() -> find(call.mchid(), number)
                .map(this::reverse)
                .orElseGet(() -> closeUnknown(call, number)));
    }

    private Answer reverse(CombinedDebit debit) {
        List<Trade> orders = subOrders(debit);
        Optional<Refusal> refusal = orders.stream()
                .flatMap(order -> refuseReverse(order).stream()).findFirst();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        orders.forEach(this::reverse);
        return Answer.noContent();
    }

    private Optional<Refusal> refuseReverse(Trade order) {
        if (!order.isPaid()) {
            return Optional.empty();
        }
        if (!world.rules().debit().reverseReturnsMoney()) {
            return Optional.of(Refusal.of(400, "ORDER_PAID",
                    "订单已支付 / The order is paid: refund it"));
        }
        Amounts amounts = order.amounts();
        boolean untouched = amounts.shared() + amounts.sharing() + amounts.refunding()
                + amounts.refunded() + amounts.subsidy() == 0;
        return untouched ? Optional.empty() : Optional.of(Refusal.invalid(
                "订单已分账或退款，不能撤销 / The order was shared or refunded already"));
    }

    private void reverse(Trade order) {
        switch (order.state()) {
            case SUCCESS -> world.book().startRefund(order, order.amounts().total(),
                    false)
                    .map(trade -> world.book().finishRefund(trade, trade.amounts().total()))
                    .ifPresent(trade -> world.book().trades().put(trade.in(TradeState.REVOKED)));
            case NOTPAY, USERPAYING, PAY_FAIL ->
                    world.book().trades().put(order.in(TradeState.REVOKED));
            case CLOSED, REVOKED, REFUND -> {}
        }
    }

    private Answer closeUnknown(Call call, String number) {
        Fields body = call.fields();
        CombinedDebit closed = table.put(new CombinedDebit(call.mchid(), number,
                body.text("combine_appid"), "", "", null));
        for (Fields sub : body.list("sub_orders")) {
            if (world.book().numbered(call.mchid(), sub.text("out_trade_no")).isEmpty()) {
                world.book().trades().put(closedOrder(closed, sub));
            }
        }
        return Answer.noContent();
    }

    private Trade closedOrder(CombinedDebit debit, Fields sub) {
        return new Trade(null,
                new Trade.Number(debit.mchid(), sub.text("out_trade_no"),
                        debit.combineOutTradeNo(), ""),
                new Trade.Parties(debit.appid(), sub.text("sub_mchid"),
                        sub.optional("sub_appid"), ""),
                new Trade.Purchase("PAP", "", null, null, false, 0),
                TradeState.CLOSED, Amounts.unpaid(0),
                new Trade.Moments(world.now(), 0, 0, 0));
    }

    private List<Trade> subOrders(CombinedDebit debit) {
        return world.book().combined(debit.mchid(), debit.combineOutTradeNo());
    }

    DebitView.Combined view(CombinedDebit debit) {
        return DebitView.of(debit, subOrders(debit));
    }

}
