package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Movement;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Division of an order's money among receivers, asynchronous as on the real channel. */
public final class ProfitSharing implements Family {

    private final Sharing sharing;

    public ProfitSharing(World world) {
        this.sharing = new Sharing(world);
    }

    @Override
    public void addTo(Routes routes) {
        new EcommerceRoutes(sharing).addTo(routes);
        new DirectRoutes(sharing).addTo(routes);
        routes.open("PUT", "/sandbox/receivers/{account}", call -> {
            String reason = call.fields().optional("fail_reason");
            sharing.receivers.trouble(call.param("account"), reason);
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("account", call.param("account"));
            answer.put("fail_reason", reason);
            return Answer.plain(200, answer);
        });
    }

    @Override
    public void resume() {
        sharing.orders.resume();
    }

    @Override
    public Map<String, Supplier<Iterable<?>>> sections() {
        return Map.of("shares", this::shares, "share_returns", this::returns);
    }

    @Override
    public List<Movement> movements() {
        List<Movement> moves = new ArrayList<>();
        for (ShareOrder order : sharing.orders.all()) {
            order.parts().stream().filter(part -> part.result() == ShareOrder.Result.SUCCESS)
                    .forEach(part -> {
                        moves.add(move(order, part, part.account(), part.amount()));
                        moves.add(move(order, part, order.payee(), -part.amount()));
                    });
        }
        for (Returns.Return entry : sharing.returns.all()) {
            if (entry.failReason() == null) {
                String payee = sharing.returns.payee(entry);
                long amount = entry.request().amount();
                moves.add(move(entry, payee, amount));
                moves.add(move(entry, entry.request().returnMchid(), -amount));
            }
        }
        return moves;
    }

    /** What the profit-sharing bill says: a line per receiver, and per share that came back. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (ShareOrder order : sharing.orders.all()) {
            order.parts().stream().filter(part -> part.result() != ShareOrder.Result.PENDING)
                    .forEach(part -> entries.add(entry(order, part)));
        }
        for (Returns.Return entry : sharing.returns.all()) {
            if (entry.failReason() == null) {
                sharing.returns.order(entry)
                        .ifPresent(order -> entries.add(entry(order, entry)));
            }
        }
        return entries;
    }

    private static Entry entry(ShareOrder order, ShareOrder.Part part) {
        return new Entry(part.finishedAt(), "分账",
                new Entry.Parties(order.number().mchid(), order.payee(), part.account()),
                new Entry.Numbers(order.transactionId(), order.orderId(), part.detailId(),
                        order.number().outOrderNo()),
                new Entry.Result(part.amount(), part.result().name(), part.description()));
    }

    private static Entry entry(ShareOrder order, Returns.Return entry) {
        Returns.Request request = entry.request();
        return new Entry(entry.at(), "分账回退",
                new Entry.Parties(entry.mchid(), order.payee(), request.returnMchid()),
                new Entry.Numbers(order.transactionId(), entry.returnNo(), entry.returnNo(),
                        request.outReturnNo()),
                new Entry.Result(request.amount(), "SUCCESS", request.description()));
    }

    /** One receiver's share, or what it has given back; {@code at} is business time. */
    public record Entry(long at, String type, Parties parties, Numbers numbers, Result result) {

        /** Who asked for it, whose money was divided, and who got or returned it. */
        public record Parties(String mchid, String payee, String receiver) {
        }

        /** Numbers of WeChat Pay and, last, the merchant's own. */
        public record Numbers(
                String transactionId, String businessNo, String detailId, String outNo) {
        }

        /** Fen, and SUCCESS or CLOSED. */
        public record Result(long amount, String state, String description) {
        }
    }

    private static Movement move(ShareOrder order, ShareOrder.Part part, String mchid,
            long amount) {
        return new Movement(part.finishedAt(), mchid, order.orderId(),
                order.number().outOrderNo(), "分账", amount);
    }

    private static Movement move(Returns.Return entry, String mchid, long amount) {
        return new Movement(entry.at(), mchid, entry.returnNo(), entry.request().outReturnNo(),
                "分账回退", amount);
    }

    private Iterable<?> shares() {
        List<Object> rows = new ArrayList<>();
        for (ShareOrder order : sharing.orders.all()) {
            for (ShareOrder.Part part : order.parts()) {
                rows.add(new Row(order.number().outOrderNo(), order.orderId(),
                        order.transactionId(), order.payee(), part.type(), part.account(),
                        part.amount(), part.result().name(), part.failReason(), part.returned(),
                        part.detailId(), part.finishedAt() == 0 ? null
                                : BusinessClock.rfc3339(part.finishedAt())));
            }
        }
        return rows;
    }

    private Iterable<?> returns() {
        List<Object> rows = new ArrayList<>();
        for (Returns.Return entry : sharing.returns.all()) {
            rows.add(new ReturnRow(entry.request().outReturnNo(), entry.returnNo(),
                    entry.orderKey().substring(entry.orderKey().indexOf('/') + 1),
                    entry.request().returnMchid(), entry.request().amount(),
                    entry.failReason() == null ? "SUCCESS" : "FAILED"));
        }
        return rows;
    }

    private record Row(String outOrderNo, String orderId, String transactionId, String subMchid,
            String receiverType, String receiverAccount, long amount, String result,
            @Nullable String failReason, long returned, String detailId,
            @Nullable String finishTime) {
    }

    private record ReturnRow(String outReturnNo, String returnNo, String outOrderNo,
            String returnMchid, long amount, String result) {
    }
}
