package io.hutong.sandbox.profitsharing;

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

/** {@code /v3/profitsharing}: direct merchants and service providers, not commerce platforms. */
final class DirectRoutes {

    private static final String ROOT = "/v3/profitsharing";

    private final Sharing sharing;
    private final ReceiverRoutes receivers;

    DirectRoutes(Sharing sharing) {
        this.sharing = sharing;
        this.receivers = new ReceiverRoutes(sharing);
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/orders", ordinary(this::share));
        routes.signed("GET", ROOT + "/orders/{out_order_no}", ordinary(this::query));
        routes.signed("POST", ROOT + "/orders/unfreeze", ordinary(this::unfreeze));
        routes.signed("GET", ROOT + "/transactions/{transaction_id}/amounts",
                ordinary(call -> sharing.amounts(call.mchid(), call.param("transaction_id"))));
        routes.signed("GET", ROOT + "/merchant-configs/{sub_mchid}",
                ordinary(call -> Answer.ok(new MaxRatio(call.param("sub_mchid"),
                        sharing.world.rules().sharing().maxBasisPoints()))));
        routes.signed("POST", ROOT + "/return-orders", ordinary(this::giveBack));
        routes.signed("GET", ROOT + "/return-orders/{out_return_no}",
                ordinary(this::queryReturn));
        routes.signed("POST", ROOT + "/receivers/add", ordinary(receivers::add));
        routes.signed("POST", ROOT + "/receivers/delete", ordinary(receivers::delete));
    }

    private static Endpoint ordinary(Endpoint endpoint) {
        return call -> call.merchant().role() == Merchant.Role.COMMERCE_PLATFORM
                ? Refusal.of(403, "NO_AUTH", "商户无权限: 电商平台请使用 /v3/ecommerce/profitsharing"
                        + " / Commerce platforms use the ecommerce family")
                : endpoint.answer(call);
    }

    private Answer share(Call call) {
        Fields body = call.fields();
        List<ShareRequest.Wish> wishes = body.list("receivers").stream()
                .map(r -> new ShareRequest.Wish(r.text("type"), r.text("account"),
                        r.number("amount"), r.text("description")))
                .toList();
        ShareRequest request = new ShareRequest(body.textOr("sub_mchid", call.mchid()),
                body.text("transaction_id"), body.text("out_order_no"), wishes,
                body.flag("unfreeze_unsplit"), Fingerprint.of(call.body()),
                body.optional("notify_url"), null);
        return sharing.share(call.mchid(), request, DirectRoutes::view);
    }

    private Answer unfreeze(Call call) {
        Fields body = call.fields();
        ShareRequest request = new ShareRequest(body.textOr("sub_mchid", call.mchid()),
                body.text("transaction_id"), body.text("out_order_no"), List.of(), true,
                Fingerprint.of(call.body()), null, body.text("description"));
        return sharing.share(call.mchid(), request, DirectRoutes::view);
    }

    private Answer query(Call call) {
        return sharing.orders.find(call.mchid(), call.param("out_order_no"))
                .filter(order -> order.transactionId().equals(
                        call.queried("transaction_id").orElse("")))
                .filter(order -> order.payee().equals(
                        call.queried("sub_mchid").orElse(call.mchid())))
                .<Answer>map(order -> Answer.ok(view(order)))
                .orElseGet(() -> Refusal.notFound("分账单不存在 / There is no such share order"));
    }

    private Answer giveBack(Call call) {
        Fields body = call.fields();
        Returns.Request request = new Returns.Request(body.text("out_return_no"),
                body.text("return_mchid"), body.number("amount"), body.text("description"),
                Fingerprint.of(call.body()));
        String orderId = body.optional("order_id");
        Optional<ShareOrder> order = orderId != null ? sharing.orders.byId(orderId)
                : sharing.orders.find(call.mchid(), body.text("out_order_no"));
        return switch (sharing.returns.giveBack(call.mchid(), order, request)) {
            case Returns.Outcome.Refused refused -> refused.refusal();
            case Returns.Outcome.Known known -> Answer.ok(view(known));
        };
    }

    private Answer queryReturn(Call call) {
        return sharing.returns.find(call.mchid(), call.param("out_return_no"))
                .filter(known -> known.order().number().outOrderNo().equals(
                        call.queried("out_order_no").orElse("")))
                .<Answer>map(known -> Answer.ok(view(known)))
                .orElseGet(Returns::missing);
    }

    private static @Nullable String sub(ShareOrder order) {
        return order.payee().equals(order.number().mchid()) ? null : order.payee();
    }

    private static View view(ShareOrder order) {
        return new View(sub(order), order.transactionId(), order.number().outOrderNo(),
                order.orderId(), order.finished() ? "FINISHED" : "PROCESSING",
                order.parts().stream().map(part -> view(order, part)).toList());
    }

    private static Receiver view(ShareOrder order, Part part) {
        String accepted = BusinessClock.rfc3339(order.moments().acceptedAt());
        return new Receiver(part.amount(), part.description(), part.type(), part.account(),
                part.result().name(), part.failReason(), part.detailId(), accepted,
                part.result() == Result.PENDING ? accepted
                        : BusinessClock.rfc3339(part.finishedAt()));
    }

    private static ReturnView view(Returns.Outcome.Known known) {
        Returns.Return entry = known.entry();
        Returns.Request request = entry.request();
        String time = BusinessClock.rfc3339(entry.at());
        return new ReturnView(sub(known.order()), known.order().orderId(),
                known.order().number().outOrderNo(), request.outReturnNo(), entry.returnNo(),
                request.returnMchid(), request.amount(), request.description(),
                entry.failReason() == null ? "SUCCESS" : "FAILED", entry.failReason(), time, time);
    }

    private record View(@Nullable String subMchid, String transactionId, String outOrderNo,
            String orderId, String state, List<Receiver> receivers) {
    }

    private record Receiver(long amount, String description, String type, String account,
            String result, @Nullable String failReason, String detailId,
            String createTime, String finishTime) {
    }

    private record ReturnView(@Nullable String subMchid, String orderId, String outOrderNo,
            String outReturnNo, String returnId, String returnMchid,
            long amount, String description, String result,
            @Nullable String failReason, String createTime,
            String finishTime) {
    }

    private record MaxRatio(String subMchid, int maxRatio) {
    }
}
