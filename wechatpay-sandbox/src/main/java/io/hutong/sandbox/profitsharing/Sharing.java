package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What the ecommerce and the direct family have in common. */
final class Sharing {

    final World world;
    final Receivers receivers;
    final ShareOrders orders;
    final Returns returns;
    private final ShareChecks checks;

    Sharing(World world) {
        this.world = world;
        this.receivers = new Receivers(world);
        this.orders = new ShareOrders(world, receivers);
        this.returns = new Returns(world, orders);
        this.checks = new ShareChecks(world, orders, receivers);
    }

    /** Accepts {@code request} once; a repeat is answered with how far it is. */
    Answer share(String mchid, ShareRequest request, Function<ShareOrder, Object> view) {
        return world.store().change(() -> {
            Optional<ShareOrder> known = orders.find(mchid, request.outOrderNo());
            if (known.isPresent()) {
                return known.get().number().fingerprint().equals(request.fingerprint())
                        ? Answer.ok(view.apply(known.get())) : Refusal.invalid(
                                "商户分账单号重复 / out_order_no was used with other parameters");
            }
            Optional<Trade> trade = trade(mchid, request.payee(), request.transactionId());
            if (trade.isEmpty()) {
                return ShareChecks.unknownOrder();
            }
            return checks.refuse(trade.get(), request).<Answer>map(refusal -> refusal)
                    .orElseGet(() -> Answer.ok(view.apply(orders.accept(trade.get(), request))));
        });
    }

    /** The paid order {@code transactionId}, if it is one of {@code payee} under {@code mchid}. */
    Optional<Trade> trade(String mchid, String payee, String transactionId) {
        return world.book().paid(transactionId)
                .filter(trade -> trade.number().mchid().equals(mchid))
                .filter(trade -> trade.payee().equals(payee))
                .filter(Trade::isPaid);
    }

    Answer amounts(String mchid, String transactionId) {
        return world.book().paid(transactionId)
                .filter(trade -> trade.number().mchid().equals(mchid))
                .<Answer>map(trade -> Answer.ok(new Unsplit(transactionId,
                        trade.amounts().unsplit())))
                .orElseGet(ShareChecks::unknownOrder);
    }

    private record Unsplit(String transactionId, long unsplitAmount) {
    }
}
