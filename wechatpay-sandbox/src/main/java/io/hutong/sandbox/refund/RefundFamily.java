package io.hutong.sandbox.refund;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Routes;
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
    }

    @Override
    public void resume() {
        refunds.resume();
    }

    @Override
    public Map<String, Supplier<Iterable<?>>> sections() {
        return Map.of("refunds", this::rows);
    }

    private Iterable<?> rows() {
        List<Object> rows = new ArrayList<>();
        for (Refund refund : refunds.all()) {
            String number = refund.tradeKey().substring(refund.tradeKey().indexOf('/') + 1);
            rows.add(new Row(refund.number().outRefundNo(), refund.refundId(), number,
                    refund.transactionId(), refund.request().amount(), refund.status().name(),
                    refund.advance(), BusinessClock.rfc3339(refund.moments().createdAt()),
                    refund.moments().successAt() == 0 ? null
                            : BusinessClock.rfc3339(refund.moments().successAt())));
        }
        return rows;
    }

    private record Row(String outRefundNo, String refundId, String outTradeNo,
                       String transactionId, long amount, String status, long advance,
                       String createTime, @Nullable String successTime) {
    }
}
