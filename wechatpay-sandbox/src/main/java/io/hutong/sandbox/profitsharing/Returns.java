package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.profitsharing.ShareOrder.Part;
import io.hutong.sandbox.profitsharing.ShareOrder.Result;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.rules.Rules;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receivers give shares back to the payee; the result is known at once. */
final class Returns {

    private final World world;
    private final ShareOrders orders;
    private final Table<Return> table;
    private final Index<Return> byOrder;

    Returns(World world, ShareOrders orders) {
        this.world = world;
        this.orders = orders;
        this.table = world.store().table("share_returns", Return.class, Return::key);
        this.byOrder = table.indexBy(Return::orderKey);
    }

    /** What was asked for. */
    record Request(String outReturnNo, String returnMchid, long amount, String description,
            String fingerprint) {
    }

    /** A return; {@code failReason} is null when it succeeded. */
    record Return(String mchid, String orderKey, String returnNo, Request request,
            @Nullable String failReason, long at) {

        static String key(String mchid, String outReturnNo) {
            return mchid + "/" + outReturnNo;
        }

        String key() {
            return key(mchid, request.outReturnNo());
        }
    }

    /** A return with the order that it belongs to, or why there is none. */
    sealed interface Outcome {

        /** The money went back, or could not: see the return. */
        record Known(Return entry, ShareOrder order) implements Outcome {
        }

        /** The request is refused. */
        record Refused(Refusal refusal) implements Outcome {
        }
    }

    Iterable<Return> all() {
        return table.all();
    }

    Optional<Outcome.Known> find(String mchid, String outReturnNo) {
        return table.find(Return.key(mchid, outReturnNo)).flatMap(this::known);
    }

    /** Who got the money of {@code entry}. */
    String payee(Return entry) {
        return order(entry).map(ShareOrder::payee).orElse("");
    }

    /** The division that made the share. */
    Optional<ShareOrder> order(Return entry) {
        return known(entry).map(Outcome.Known::order);
    }

    private Optional<Outcome.Known> known(Return entry) {
        String[] key = entry.orderKey().split("/", 2);
        return orders.find(key[0], key[1]).map(order -> new Outcome.Known(entry, order));
    }

    Outcome giveBack(String mchid, Optional<ShareOrder> order, Request request) {
        return world.store().change(() -> {
            Optional<Outcome.Known> before = find(mchid, request.outReturnNo());
            if (before.isPresent()) {
                return before.get().entry().request().fingerprint().equals(request.fingerprint())
                        ? before.get() : new Outcome.Refused(Refusal.invalid(
                                "商户回退单号重复 / out_return_no was used with other parameters"));
            }
            if (order.isEmpty() || !order.get().number().mchid().equals(mchid)) {
                return new Outcome.Refused(Refusal.notFound(
                        "分账单不存在 / There is no such share order"));
            }
            return giveBack(order.get(), request);
        });
    }

    private Outcome giveBack(ShareOrder order, Request request) {
        Optional<Part> part = order.parts().stream()
                .filter(p -> p.account().equals(request.returnMchid())
                        && p.result() == Result.SUCCESS)
                .findFirst();
        Optional<Refusal> refusal = refuse(order, part, request);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        boolean returned = world.book().trades().find(order.tradeKey())
                .map(trade -> move(trade, order, part.orElseThrow(), request.amount()))
                .orElse(false);
        Return entry = table.put(new Return(order.number().mchid(), order.key(),
                world.ids().share(), request, returned ? null : "BALANCE_NOT_ENOUGH",
                world.now()));
        return new Outcome.Known(entry, order);
    }

    private boolean move(Trade trade, ShareOrder order, Part part, long amount) {
        if (!world.book().giveBack(trade, part.account(), amount)) {
            return false;
        }
        List<Part> parts = new ArrayList<>(order.parts());
        parts.replaceAll(p -> p.equals(part) ? p.gaveBack(amount) : p);
        orders.update(order, parts);
        return true;
    }

    private Optional<Refusal> refuse(ShareOrder order, Optional<Part> part, Request request) {
        Rules.Sharing rules = world.rules().sharing();
        if (part.isEmpty()) {
            return Optional.of(Refusal.invalid("回退方不是该分账单的成功接收方 / "
                    + "return_mchid has received nothing of this order"));
        }
        if (request.amount() > part.get().amount() - part.get().returned()) {
            return Optional.of(Refusal.invalid("回退金额超过已分金额 / Only "
                    + (part.get().amount() - part.get().returned()) + " fen can be returned"));
        }
        if (byOrder.count(order.key()) >= rules.maxReturns()) {
            return Optional.of(Refusal.of(403, "RULE_LIMIT", "回退次数超过限制"));
        }
        long age = world.now() - part.get().finishedAt();
        return age > Duration.ofDays(rules.returnDays()).toMillis() ? Optional.of(
                Refusal.invalid("分账超过" + rules.returnDays() + "天，不能回退")) : Optional.empty();
    }

    static Answer missing() {
        return Refusal.notFound("回退单不存在 / There is no such return");
    }
}
