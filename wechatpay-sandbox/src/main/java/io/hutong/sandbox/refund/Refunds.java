package io.hutong.sandbox.refund;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.refund.Refund.Status;
import io.hutong.sandbox.rules.Rules;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Refunds from acceptance, which takes the payee's money, until the buyer has it. */
final class Refunds {

    /** The platform pays when the payee cannot. */
    static final String ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE";

    private final World world;
    private final RefundNotices notices;
    private final Table<Refund> table;
    private final Index<Refund> byId;
    private final Index<Refund> byTrade;

    Refunds(World world) {
        this.world = world;
        this.notices = new RefundNotices(world);
        this.table = world.store().table("refunds", Refund.class, Refund::key);
        this.byId = table.indexBy(Refund::refundId);
        this.byTrade = table.indexBy(Refund::tradeKey);
    }

    /** Lets accepted refunds go on after a restart. */
    void resume() {
        table.all().stream().filter(refund -> refund.status() == Status.PROCESSING)
                .forEach(this::plan);
    }

    Iterable<Refund> all() {
        return table.all();
    }

    Optional<Refund> find(String mchid, String outRefundNo) {
        return table.find(Refund.key(mchid, outRefundNo));
    }

    Optional<Refund> byId(String mchid, String refundId) {
        return byId.first(refundId).filter(refund -> refund.number().mchid().equals(mchid));
    }

    List<Refund> of(Trade trade) {
        return byTrade.all(trade.key());
    }

    /** What identifies a request: who numbers it how, and its fingerprint. */
    record Ask(String mchid, String outRefundNo, String fingerprint, Refund.Request request) {
    }

    /** Accepts a refund once; a repeat is answered with how far it is. */
    Answer apply(Ask ask, Optional<Trade> trade, Function<Refund, Object> view) {
        return world.store().change(() -> {
            Optional<Refund> known = find(ask.mchid(), ask.outRefundNo());
            if (known.isPresent()) {
                return known.get().number().fingerprint().equals(ask.fingerprint())
                        ? Answer.ok(view.apply(known.get())) : Refusal.invalid(
                                "商户退款单号重复 / out_refund_no was used with other parameters");
            }
            if (trade.isEmpty() || !trade.get().isPaid()) {
                return Refusal.notFound("订单不存在或未支付 / There is no such paid order");
            }
            return refuse(trade.get(), ask.request()).<Answer>map(refusal -> refusal)
                    .orElseGet(() -> accept(ask, trade.get(), view));
        });
    }

    private Optional<Refusal> refuse(Trade trade, Refund.Request request) {
        Rules.Refund rules = world.rules().refund();
        if (request.total() != trade.amounts().total()) {
            return Optional.of(Refusal.invalid(
                    "订单金额与原订单不一致 / amount.total is not the order's"));
        }
        if (request.amount() > trade.amounts().refundable()) {
            return Optional.of(Refusal.invalid("退款金额超过可退金额 / Only "
                    + trade.amounts().refundable() + " fen are left to refund"));
        }
        long age = world.now() - trade.moments().paidAt();
        if (age > Duration.ofDays(rules.maxAgeDays()).toMillis()) {
            return Optional.of(Refusal.invalid("订单已超过退款期限 / The order is too old"));
        }
        return refuseFrequency(trade, rules);
    }

    private Optional<Refusal> refuseFrequency(Trade trade, Rules.Refund rules) {
        List<Refund> before = of(trade);
        if (before.size() >= rules.maxCount()) {
            return Optional.of(Refusal.of(403, "RULE_LIMIT",
                    "退款次数超过限制 / The order was refunded " + before.size() + " times"));
        }
        long last = before.stream().mapToLong(r -> r.moments().createdAt()).max().orElse(0);
        return rules.minGapMillis() > 0 && world.now() < last + rules.minGapMillis()
                ? Optional.of(Refusal.invalid("请间隔1分钟后再退款 / Wait for a minute"))
                : Optional.empty();
    }

    private Answer accept(Ask ask, Trade trade, Function<Refund, Object> view) {
        long amount = ask.request().amount();
        boolean mayAdvance = ADVANCE.equals(ask.request().source());
        long advance = mayAdvance ? world.book().shortfall(trade, amount) : 0;
        if (advance > 0 && !world.book().advance(ask.mchid(), trade.payee(), advance)) {
            return shortOfMoney();
        }
        Optional<Trade> started = world.book().startRefund(trade, amount, mayAdvance);
        if (started.isEmpty()) {
            return shortOfMoney();
        }
        long feeBack = trade.amounts().fee() - started.get().amounts().fee();
        long now = world.now();
        Refund refund = table.put(new Refund(
                new Refund.Number(ask.mchid(), ask.outRefundNo(), world.ids().refund(),
                        ask.fingerprint()),
                trade.key(), trade.paidId(), ask.request(), Status.PROCESSING,
                new Refund.Moments(now, now + world.rules().refund().takesMillis(), 0),
                new Refund.Advance(advance, null, 0), feeBack, false));
        plan(refund);
        return Answer.ok(view.apply(refund));
    }

    private static Refusal shortOfMoney() {
        return Refusal.of(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起 / The payee's funds "
                + "do not cover the refund: return shares, finish sharing, or advance it");
    }

    /** Retries a refund that could not be paid out, to another account of the buyer. */
    Refund again(Refund refund) {
        Refund next = world.store().change(
                () -> table.put(refund.again(world.now() + world.rules().refund().takesMillis())));
        plan(next);
        return next;
    }

    /** The payee pays the platform's advance back; empty: it cannot. */
    Optional<Refund> returnAdvance(Refund refund) {
        return world.store().change(() -> world.book().trades().find(refund.tradeKey())
                .filter(trade -> world.book().advance(trade.payee(), refund.number().mchid(),
                        refund.advance().amount()))
                .map(trade -> table.put(refund.with(new Refund.Advance(
                        refund.advance().amount(), world.ids().refund(), world.now())))));
    }

    private void plan(Refund refund) {
        world.agenda().at(refund.moments().dueAt(), () -> carryOut(refund.key()));
    }

    private void carryOut(String key) {
        Optional<Refund> done = world.store().change(() -> table.find(key)
                .filter(refund -> refund.status() == Status.PROCESSING)
                .flatMap(refund -> world.book().trades().find(refund.tradeKey())
                        .map(trade -> carryOut(refund, trade))));
        done.ifPresent(notices::tell);
    }

    private Refund carryOut(Refund refund, Trade trade) {
        String trouble = String.valueOf(
                world.book().buyer(trade.parties().openid()).decline());
        if ("REFUND_ABNORMAL".equals(trouble) && !refund.toOtherAccount()) {
            return table.put(refund.in(Status.ABNORMAL, 0));
        }
        if ("REFUND_CLOSED".equals(trouble)) {
            world.book().cancelRefund(trade, refund.request().amount());
            return table.put(refund.in(Status.CLOSED, 0));
        }
        world.book().finishRefund(trade, refund.request().amount());
        return table.put(refund.in(Status.SUCCESS, world.now()));
    }
}
