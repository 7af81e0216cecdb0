package io.hutong.sandbox.refund;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Movement;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refunds of all families: the money goes back the way it came. */
public final class RefundFamily implements Family {

    private final World world;
    private final Refunds refunds;

    public RefundFamily(World world) {
        this.world = world;
        this.refunds = new Refunds(world);
    }

    @Override
    public void addTo(Routes routes) {
        new EcommerceRoutes(world, refunds).addTo(routes);
        new DomesticRoutes(world, refunds).addTo(routes);
    }

    @Override
    public void resume() {
        refunds.resume();
    }

    @Override
    public Map<String, Supplier<Iterable<?>>> sections() {
        return Map.of("refunds", this::rows);
    }

    /** What bills say about refunds. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Refund refund : refunds.all()) {
            entries.add(new Entry(refund.tradeKey(), refund.refundId(),
                    refund.number().outRefundNo(), refund.request().amount(), refund.feeBack(),
                    refund.status().name(), refund.moments().createdAt(),
                    refund.moments().successAt()));
        }
        return entries;
    }

    @Override
    public List<Movement> movements() {
        List<Movement> moves = new ArrayList<>();
        for (Refund refund : refunds.all()) {
            if (refund.status() != Refund.Status.CLOSED) {
                world.book().trades().find(refund.tradeKey())
                        .ifPresent(trade -> addMoves(refund, trade.payee(), moves));
            }
        }
        return moves;
    }

    private static void addMoves(Refund refund, String payee, List<Movement> moves) {
        long at = refund.moments().createdAt();
        String platform = refund.number().mchid();
        long advance = refund.advance().amount();
        add(moves, refund, at, payee, "退款", -refund.request().amount());
        add(moves, refund, at, payee, "退还交易手续费", refund.feeBack());
        add(moves, refund, at, payee, "退款垫付", advance);
        add(moves, refund, at, platform, "退款垫付", -advance);
        if (refund.advance().returnedAt() > 0) {
            long back = refund.advance().returnedAt();
            add(moves, refund, back, payee, "垫付回补", -advance);
            add(moves, refund, back, platform, "垫付回补", advance);
        }
    }

    private static void add(List<Movement> moves, Refund refund, long at, String mchid,
            String type, long amount) {
        if (amount != 0) {
            moves.add(new Movement(at, mchid, refund.refundId(),
                    refund.number().outRefundNo(), type, amount));
        }
    }

    private Iterable<?> rows() {
        List<Object> rows = new ArrayList<>();
        for (Refund refund : refunds.all()) {
            String number = refund.tradeKey().substring(refund.tradeKey().indexOf('/') + 1);
            rows.add(new Row(refund.number().outRefundNo(), refund.refundId(), number,
                    refund.transactionId(), refund.request().amount(), refund.status().name(),
                    refund.advance().amount(), refund.advance().returnedAt() > 0
                            ? refund.advance().amount() : 0,
                    BusinessClock.rfc3339(refund.moments().createdAt()),
                    refund.moments().successAt() == 0 ? null
                            : BusinessClock.rfc3339(refund.moments().successAt())));
        }
        return rows;
    }

    private record Row(String outRefundNo, String refundId, String outTradeNo,
            String transactionId, long amount, String status, long advance,
            long advanceReturned, String createTime, @Nullable String successTime) {
    }

    /** One refund, amounts in fen, times in milliseconds of business time. */
    public record Entry(String tradeKey, String refundId, String outRefundNo, long amount,
            long feeBack, String status, long createdAt, long successAt) {
    }
}
