package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Pool;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.profitsharing.ShareOrder.Part;
import io.hutong.sandbox.profitsharing.ShareOrder.Result;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Endpoint;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Fingerprint;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v3/ecommerce/profitsharing}: for commerce platforms only. */
final class EcommerceRoutes {

    private static final String ROOT = "/v3/ecommerce/profitsharing";

    private final Sharing sharing;
    private final AfterSales afterSales;

    EcommerceRoutes(Sharing sharing) {
        this.sharing = sharing;
        this.afterSales = new AfterSales(sharing);
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/orders", platform(this::share));
        routes.signed("GET", ROOT + "/orders", platform(this::query));
        routes.signed("GET", ROOT + "/orders/{transaction_id}/amounts",
                platform(call -> sharing.amounts(call.mchid(), call.param("transaction_id"))));
        routes.signed("POST", ROOT + "/finish-order", platform(this::finish));
        routes.signed("POST", ROOT + "/receivers/add", platform(this::addReceiver));
        routes.signed("POST", ROOT + "/receivers/delete", platform(this::deleteReceiver));
        routes.signed("POST", ROOT + "/returnorders", platform(this::giveBack));
        routes.signed("GET", ROOT + "/returnorders", platform(this::queryReturn));
        routes.signed("POST", ROOT + "/after-sales-orders", platform(afterSales::create));
        routes.signed("GET", ROOT + "/after-sales-orders", platform(afterSales::query));
    }

    private static Endpoint platform(Endpoint endpoint) {
        return call -> call.merchant().role() == Merchant.Role.COMMERCE_PLATFORM
                ? endpoint.answer(call) : Refusal.of(403, "NO_AUTH",
                        "商户无权限: 请使用 /v3/profitsharing / This family is for commerce platforms");
    }

    private Answer share(Call call) {
        Fields body = call.fields();
        List<ShareRequest.Wish> wishes = body.list("receivers").stream()
                .map(r -> new ShareRequest.Wish(Pool.of(r.text("type")),
                        Pool.of(r.text("receiver_account")), r.number("amount"),
                        Pool.of(r.text("description"))))
                .toList();
        ShareRequest request = new ShareRequest(body.text("sub_mchid"),
                body.text("transaction_id"), body.text("out_order_no"), wishes,
                body.flag("finish"), Fingerprint.of(call.body()), body.optional("notify_url"),
                null);
        return sharing.share(call.mchid(), request, order -> view(order, false));
    }

    private Answer finish(Call call) {
        Fields body = call.fields();
        ShareRequest request = new ShareRequest(body.text("sub_mchid"),
                body.text("transaction_id"), body.text("out_order_no"), List.of(), true,
                Fingerprint.of(call.body()), null, body.text("description"));
        return sharing.share(call.mchid(), request, order -> new Finished(order.payee(),
                order.transactionId(), order.number().outOrderNo(), order.orderId()));
    }

    private Answer query(Call call) {
        return sharing.orders.find(call.mchid(), call.queried("out_order_no").orElse(""))
                .filter(order -> order.transactionId().equals(
                        call.queried("transaction_id").orElse("")))
                .filter(order -> order.payee().equals(call.queried("sub_mchid").orElse("")))
                .<Answer>map(order -> Answer.ok(view(order, true)))
                .orElseGet(() -> Refusal.notFound("分账单不存在 / There is no such share order"));
    }

    private Answer addReceiver(Call call) {
        Fields body = call.fields();
        boolean added = sharing.receivers.add(new Receivers.Receiver(call.mchid(),
                body.text("type"), body.text("account"), body.text("relation_type")));
        return added ? receiver(body) : Refusal.of(403, "RULE_LIMIT",
                "分账接收方数量超过限制 / There are too many receivers");
    }

    /** Deleting what is not there is answered like deleting what was. */
    private Answer deleteReceiver(Call call) {
        Fields body = call.fields();
        sharing.receivers.remove(call.mchid(), body.text("type"), body.text("account"));
        return receiver(body);
    }

    private static Answer receiver(Fields body) {
        return Answer.ok(new Added(body.text("type"), body.text("account")));
    }

    private Answer giveBack(Call call) {
        Fields body = call.fields();
        Returns.Request request = new Returns.Request(body.text("out_return_no"),
                body.text("return_mchid"), body.number("amount"), body.text("description"),
                Fingerprint.of(call.body()));
        Optional<ShareOrder> order = order(call.mchid(), body.optional("order_id"),
                body.optional("out_order_no"))
                .filter(found -> found.payee().equals(body.text("sub_mchid")));
        return switch (sharing.returns.giveBack(call.mchid(), order, request)) {
            case Returns.Outcome.Refused refused -> refused.refusal();
            case Returns.Outcome.Known known -> Answer.ok(view(known));
        };
    }

    private Optional<ShareOrder> order(String mchid, @Nullable String orderId,
            @Nullable String outOrderNo) {
        if (orderId != null) {
            return sharing.orders.byId(orderId);
        }
        return outOrderNo == null ? Optional.empty() : sharing.orders.find(mchid, outOrderNo);
    }

    private Answer queryReturn(Call call) {
        return sharing.returns.find(call.mchid(), call.queried("out_return_no").orElse(""))
                .filter(known -> known.order().payee().equals(
                        call.queried("sub_mchid").orElse("")))
                .<Answer>map(known -> Answer.ok(view(known)))
                .orElseGet(Returns::missing);
    }

    /** Only the query names merchants a second time, as {@code receiver_mchid}. */
    private static View view(ShareOrder order, boolean queried) {
        boolean finishOnly = order.parts().isEmpty();
        return new View(order.payee(), order.transactionId(), order.number().outOrderNo(),
                order.orderId(), order.finished() ? "FINISHED" : "PROCESSING",
                order.parts().stream().map(part -> view(order, part, queried)).toList(),
                finishOnly && order.finished() ? order.finishAmount() : null,
                finishOnly ? order.description() : null);
    }

    private static Receiver view(ShareOrder order, Part part, boolean queried) {
        boolean merchant = queried && "MERCHANT_ID".equals(part.type());
        long time = part.result() == Result.PENDING ? order.moments().acceptedAt()
                : part.finishedAt();
        return new Receiver(merchant ? part.account() : null, part.amount(),
                part.description(), part.result().name(), BusinessClock.rfc3339(time),
                part.failReason(), part.type(), part.account(), part.detailId());
    }

    private static ReturnView view(Returns.Outcome.Known known) {
        Returns.Return entry = known.entry();
        return new ReturnView(known.order().payee(), known.order().orderId(),
                known.order().number().outOrderNo(), entry.request().outReturnNo(),
                entry.request().returnMchid(), entry.request().amount(), entry.returnNo(),
                entry.failReason() == null ? "SUCCESS" : "FAILED", entry.failReason(),
                BusinessClock.rfc3339(entry.at()));
    }

    private record View(String subMchid, String transactionId, String outOrderNo, String orderId,
            String status, List<Receiver> receivers, @Nullable Long finishAmount,
            @Nullable String finishDescription) {
    }

    private record Receiver(@Nullable String receiverMchid, long amount, String description,
            String result, String finishTime, @Nullable String failReason,
            String type, String receiverAccount, String detailId) {
    }

    private record ReturnView(String subMchid, String orderId, String outOrderNo,
            String outReturnNo, String returnMchid, long amount,
            String returnNo, String result, @Nullable String failReason,
            String finishTime) {
    }

    private record Finished(String subMchid, String transactionId, String outOrderNo,
            String orderId) {
    }

    private record Added(String type, String account) {
    }
}
