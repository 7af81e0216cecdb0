package io.hutong.sandbox.refund;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Endpoint;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Fingerprint;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v3/refund/domestic}: direct merchants and service providers. */
final class DomesticRoutes {

    private static final String ROOT = "/v3/refund/domestic/refunds";

    private final World world;
    private final Refunds refunds;

    DomesticRoutes(World world, Refunds refunds) {
        this.world = world;
        this.refunds = refunds;
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT, ordinary(this::apply));
        routes.signed("GET", ROOT + "/{out_refund_no}", ordinary(this::query));
        routes.signed("POST", ROOT + "/{refund_id}/apply-abnormal-refund",
                ordinary(call -> AbnormalRefunds.apply(call, refunds, this::view)));
    }

    private static Endpoint ordinary(Endpoint endpoint) {
        return call -> call.merchant().role() == Merchant.Role.COMMERCE_PLATFORM
                ? Refusal.of(403, "NO_AUTH", "商户无权限: 电商平台请使用 /v3/ecommerce/refunds / "
                        + "Commerce platforms use the ecommerce family")
                : endpoint.answer(call);
    }

    private Answer apply(Call call) {
        Fields body = call.fields();
        if (body.has("transaction_id") == body.has("out_trade_no")) {
            return Refusal.field("/transaction_id",
                    "give either transaction_id or out_trade_no");
        }
        Fields amount = body.object("amount");
        Refund.Request request = new Refund.Request(amount.number("refund"),
                amount.number("total"), body.optional("reason"), body.optional("notify_url"),
                "", body.optional("funds_account"));
        return refunds.apply(new Refunds.Ask(call.mchid(), body.text("out_refund_no"),
                Fingerprint.of(call.body()), request), trade(call, body), this::view);
    }

    private Optional<Trade> trade(Call call, Fields body) {
        Optional<Trade> trade = body.has("transaction_id")
                ? world.book().paid(body.text("transaction_id"))
                : world.book().numbered(call.mchid(), body.text("out_trade_no"));
        return trade.filter(t -> t.number().mchid().equals(call.mchid()))
                .filter(t -> t.payee().equals(body.textOr("sub_mchid", call.mchid())));
    }

    private Answer query(Call call) {
        String payee = call.queried("sub_mchid").orElse(call.mchid());
        return refunds.find(call.mchid(), call.param("out_refund_no"))
                .filter(refund -> trade(refund).payee().equals(payee))
                .<Answer>map(refund -> Answer.ok(view(refund)))
                .orElseGet(() -> Refusal.notFound("退款单不存在 / There is no such refund"));
    }

    private Trade trade(Refund refund) {
        return world.book().trades().find(refund.tradeKey()).orElseThrow();
    }

    private Map<String, Object> view(Refund refund) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("refund_id", refund.refundId());
        view.put("out_refund_no", refund.number().outRefundNo());
        view.put("transaction_id", refund.transactionId());
        view.put("out_trade_no", trade(refund).number().outTradeNo());
        view.put("channel", refund.toOtherAccount() ? "OTHER_BANKCARD" : "ORIGINAL");
        view.put("user_received_account", "支付用户零钱");
        if (refund.moments().successAt() > 0) {
            view.put("success_time", BusinessClock.rfc3339(refund.moments().successAt()));
        }
        view.put("create_time", BusinessClock.rfc3339(refund.moments().createdAt()));
        view.put("status", refund.status().name());
        view.put("funds_account", trade(refund).amounts().frozen() > 0
                ? "UNSETTLED" : "AVAILABLE");
        view.put("amount", amount(refund.request()));
        view.put("promotion_detail", List.of());
        return view;
    }

    private static Map<String, Object> amount(Refund.Request request) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("total", request.total());
        amount.put("refund", request.amount());
        amount.put("from", List.of());
        amount.put("payer_total", request.total());
        amount.put("payer_refund", request.amount());
        amount.put("settlement_refund", request.amount());
        amount.put("settlement_total", request.total());
        amount.put("discount_refund", 0);
        amount.put("currency", "CNY");
        amount.put("refund_fee", 0);
        return amount;
    }
}
