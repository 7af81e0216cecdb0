package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Book;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.profitsharing.ShareOrder.Part;
import io.hutong.sandbox.profitsharing.ShareOrder.Result;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Share requests from acceptance, which reserves the money, to the result of each receiver. */
final class ShareOrders {

    private final World world;
    private final Receivers receivers;
    private final ShareNotices notices;
    private final Table<ShareOrder> table;
    private final Index<ShareOrder> byOrderId;
    private final Index<ShareOrder> byTrade;

    ShareOrders(World world, Receivers receivers) {
        this.world = world;
        this.receivers = receivers;
        this.notices = new ShareNotices(world);
        this.table = world.store().table("shares", ShareOrder.class, ShareOrder::key);
        this.byOrderId = table.indexBy(ShareOrder::orderId);
        this.byTrade = table.indexBy(ShareOrder::tradeKey);
    }

    /** Lets accepted requests go on after a restart. */
    void resume() {
        table.all().stream().filter(order -> !order.finished()).forEach(this::plan);
    }

    Iterable<ShareOrder> all() {
        return table.all();
    }

    Optional<ShareOrder> find(String mchid, String outOrderNo) {
        return table.find(ShareOrder.key(mchid, outOrderNo));
    }

    Optional<ShareOrder> byId(String orderId) {
        return byOrderId.first(orderId);
    }

    List<ShareOrder> of(Trade trade) {
        return byTrade.all(trade.key());
    }

    /** Accepts a request that has passed all checks: its money is reserved from now on. */
    ShareOrder accept(Trade trade, ShareRequest request) {
        long now = world.now();
        List<Part> parts = new ArrayList<>();
        for (ShareRequest.Wish wish : request.wishes()) {
            parts.add(new Part(wish.type(), wish.account(), wish.amount(), wish.description(),
                    world.ids().share(), Result.PENDING, null, 0, 0));
        }
        ShareOrder order = table.put(new ShareOrder(
                new ShareOrder.Number(trade.number().mchid(), request.outOrderNo(),
                        world.ids().share(), request.fingerprint(), request.notifyUrl()),
                trade.key(), trade.paidId(), trade.payee(), request.finish(), false, parts, 0,
                new ShareOrder.Moments(now, now + world.rules().sharing().takesMillis()),
                request.description()));
        if (order.claimed() > 0) {
            world.book().reserve(trade, order.claimed());
        }
        plan(order);
        return order;
    }

    /** Puts changed parts back, as a return does. */
    ShareOrder update(ShareOrder order, List<Part> parts) {
        return table.put(order.with(parts));
    }

    private void plan(ShareOrder order) {
        world.agenda().at(order.moments().dueAt(), () -> carryOut(order.key()));
    }

    private void carryOut(String key) {
        Optional<ShareOrder> done = world.store().change(() -> table.find(key)
                .filter(order -> !order.finished())
                .flatMap(order -> world.book().trades().find(order.tradeKey())
                        .map(trade -> carryOut(order, trade))));
        done.ifPresent(notices::tell);
    }

    private ShareOrder carryOut(ShareOrder order, Trade before) {
        Book book = world.book();
        Trade trade = before;
        List<Part> results = new ArrayList<>();
        for (Part part : order.parts()) {
            String trouble = trouble(order, part);
            trade = trouble == null ? book.share(trade, account(part), part.amount())
                    : book.unreserve(trade, part.amount());
            results.add(part.done(trouble == null ? Result.SUCCESS : Result.CLOSED, trouble,
                    world.now()));
        }
        long released = order.finish() ? trade.amounts().unsplit() : 0;
        if (released > 0) {
            book.unfreeze(trade);
        }
        return table.put(order.done(results, released));
    }

    /** A person's share leaves the merchants' accounts; it is kept under the person's name. */
    private static String account(Part part) {
        return "MERCHANT_ID".equals(part.type()) ? part.account() : "openid:" + part.account();
    }

    private @Nullable String trouble(ShareOrder order, Part part) {
        String reason = receivers.troubleOf(part.account());
        if (reason != null) {
            return reason;
        }
        boolean related = !world.rules().checks().registeredReceivers()
                || receivers.knows(owner(order), part.type(), part.account());
        return related ? null : "NO_RELATION";
    }

    /** Ecommerce platforms keep one list of receivers; others keep one per payee. */
    private String owner(ShareOrder order) {
        return ReceiverOwner.of(world.identities(), order.number().mchid(), order.payee());
    }
}
