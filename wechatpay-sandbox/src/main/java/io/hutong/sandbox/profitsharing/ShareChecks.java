package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.rules.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a share request is refused. */
final class ShareChecks {

    private static final long WHOLE = 10_000;

    private final World world;
    private final ShareOrders orders;
    private final Receivers receivers;

    ShareChecks(World world, ShareOrders orders, Receivers receivers) {
        this.world = world;
        this.orders = orders;
        this.receivers = receivers;
    }

    static Refusal unknownOrder() {
        return Refusal.notFound("订单不存在 / There is no such paid order of this merchant");
    }

    Optional<Refusal> refuse(Trade trade, ShareRequest request) {
        return refuseState(trade)
                .or(() -> refuseTime(trade))
                .or(() -> refuseReceivers(trade, request))
                .or(() -> refuseAmount(trade, request));
    }

    private static Optional<Refusal> refuseState(Trade trade) {
        if (!trade.purchase().profitSharing()) {
            return Optional.of(Refusal.invalid(
                    "非分账订单不支持分账 / The order was not placed with profit_sharing"));
        }
        if (trade.amounts().refundable() == 0) {
            return Optional.of(Refusal.invalid("订单已全额退款 / The order is fully refunded"));
        }
        if (trade.amounts().frozen() == 0) {
            return Optional.of(Refusal.invalid("订单已完结分账 / Sharing is finished already"));
        }
        return Optional.empty();
    }

    private Optional<Refusal> refuseTime(Trade trade) {
        Rules.Sharing rules = world.rules().sharing();
        if (world.now() < trade.moments().paidAt() + rules.minAgeMillis()) {
            return Optional.of(Refusal.invalid(
                    "订单支付成功后需等待1分钟 / The order is too young to be shared"));
        }
        long received = trade.moments().receivedAt();
        boolean waiting = received == 0 || received > world.now();
        return rules.needsShippingInfo() && waiting ? Optional.of(Refusal.invalid("订单资金未结算: "
                + "请先上传发货信息并等待确认收货 / Upload the shipping information and wait for receipt"))
                : Optional.empty();
    }

    private Optional<Refusal> refuseReceivers(Trade trade, ShareRequest request) {
        if (request.wishes().isEmpty() && !request.finish()) {
            return Optional.of(Refusal.field("/receivers", "it must not be empty"));
        }
        if (request.wishes().size() > world.rules().sharing().maxReceivers()) {
            return Optional.of(Refusal.field("/receivers", "there are too many"));
        }
        String owner = ReceiverOwner.of(world.identities(), trade.number().mchid(),
                trade.payee());
        Set<String> seen = new HashSet<>();
        for (ShareRequest.Wish wish : request.wishes()) {
            if (!seen.add(wish.type() + wish.account())) {
                return Optional.of(Refusal.field("/receivers",
                        "the receiver " + wish.account() + " occurs twice"));
            }
            if (world.rules().checks().registeredReceivers()
                    && !receivers.knows(owner, wish.type(), wish.account())) {
                return Optional.of(Refusal.invalid("分账接收方 " + wish.account()
                        + " 未添加 / Add the receiver first"));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refuseAmount(Trade trade, ShareRequest request) {
        Rules.Sharing rules = world.rules().sharing();
        List<ShareOrder> before = orders.of(trade);
        if (before.size() >= rules.maxRequests()) {
            return Optional.of(Refusal.of(403, "RULE_LIMIT",
                    "分账次数超过限制 / The order was shared " + rules.maxRequests() + " times"));
        }
        long claimed = before.stream().mapToLong(ShareOrder::claimed).sum() + request.total();
        long ceiling = Math.floorDiv(
                trade.amounts().total() * rules.maxBasisPoints(), WHOLE);
        if (claimed > ceiling) {
            return Optional.of(Refusal.of(403, "RULE_LIMIT", "分账金额超过最大分账比例 / At most "
                    + ceiling + " fen of this order can be shared"));
        }
        return request.total() > trade.amounts().unsplit() ? Optional.of(Refusal.of(403,
                "NOT_ENOUGH", "分账金额超过剩余待分金额 / Only " + trade.amounts().unsplit()
                        + " fen are left to share"))
                : Optional.empty();
    }
}
