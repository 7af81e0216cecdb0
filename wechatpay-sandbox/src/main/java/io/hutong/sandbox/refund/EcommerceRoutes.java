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

/** {@code /v3/ecommerce/refunds}: for commerce platforms only. */
final class EcommerceRoutes {

    private static final String ROOT = "/v3/ecommerce/refunds";
    private static final String SUB_MERCHANT = "REFUND_SOURCE_SUB_MERCHANT";

    private final World world;
    private final Refunds refunds;

    EcommerceRoutes(World world, Refunds refunds) {
        this.world = world;
        this.refunds = refunds;
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/apply", platform(this::apply));
        routes.signed("GET", ROOT + "/id/{refund_id}",
                platform(call -> query(call, refunds.byId(call.mchid(), call.param("refund_id")))));
        routes.signed("GET", ROOT + "/out-refund-no/{out_refund_no}", platform(
                call -> query(call, refunds.find(call.mchid(), call.param("out_refund_no")))));
        routes.signed("POST", ROOT + "/{refund_id}/apply-abnormal-refund", platform(
                call -> AbnormalRefunds.apply(call, refunds, refund -> view(refund, false))));
        routes.signed("POST", ROOT + "/{refund_id}/return-advance",
                platform(this::returnAdvance));
        routes.signed("GET", ROOT + "/{refund_id}/return-advance",
                platform(call -> advanced(call).filter(r -> r.advance().returnedAt() > 0)
                        .<Answer>map(r -> Answer.ok(advanceView(r)))
                        .orElseGet(EcommerceRoutes::noAdvance)));
    }

    private static Endpoint platform(Endpoint endpoint) {
        return call -> call.merchant().role() == Merchant.Role.COMMERCE_PLATFORM
                ? endpoint.answer(call) : Refusal.of(403, "NO_AUTH",
                        "商户无权限 / This family is for commerce platforms");
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
                body.textOr("refund_account", SUB_MERCHANT), body.optional("funds_account"));
        return refunds.apply(new Refunds.Ask(call.mchid(), body.text("out_refund_no"),
                Fingerprint.of(call.body()), request), trade(call, body), this::accepted);
    }

    private Optional<Trade> trade(Call call, Fields body) {
        Optional<Trade> trade = body.has("transaction_id")
                ? world.book().paid(body.text("transaction_id"))
                : world.book().numbered(call.mchid(), body.text("out_trade_no"));
        return trade.filter(t -> t.number().mchid().equals(call.mchid()))
                .filter(t -> t.payee().equals(body.text("sub_mchid")));
    }

    private Answer query(Call call, Optional<Refund> refund) {
        return refund.filter(r -> call.queried("sub_mchid").isEmpty() || trade(r).payee()
                .equals(call.queried("sub_mchid").get()))
                .<Answer>map(r -> Answer.ok(view(r, true)))
                .orElseGet(() -> Refusal.notFound("退款单不存在 / There is no such refund"));
    }

    /** The payee pays back what the platform advanced for a refund; at most once. */
    private Answer returnAdvance(Call call) {
        Optional<Refund> refund = advanced(call);
        if (refund.isEmpty()) {
            return noAdvance();
        }
        if (refund.get().advance().returnedAt() > 0) {
            return Answer.ok(advanceView(refund.get()));
        }
        return refunds.returnAdvance(refund.get())
                .<Answer>map(returned -> Answer.ok(advanceView(returned)))
                .orElseGet(() -> Refusal.of(403, "NOT_ENOUGH",
                        "二级商户余额不足 / The sub-merchant cannot pay the advance back yet"));
    }

    private Optional<Refund> advanced(Call call) {
        String sub = call.fields().textOr("sub_mchid", call.queried("sub_mchid").orElse(""));
        return refunds.byId(call.mchid(), call.param("refund_id"))
                .filter(refund -> refund.advance().amount() > 0)
                .filter(refund -> trade(refund).payee().equals(sub));
    }

    private static Refusal noAdvance() {
        return Refusal.notFound("垫付退款不存在 / There is no such advance");
    }

    private Map<String, Object> advanceView(Refund refund) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("refund_id", refund.refundId());
        view.put("advance_return_id", String.valueOf(refund.advance().returnId()));
        view.put("return_amount", refund.advance().amount());
        view.put("payer_mchid", trade(refund).payee());
        view.put("payer_account", "BASIC");
        view.put("payee_mchid", refund.number().mchid());
        view.put("payee_account", "BASIC");
        view.put("result", "SUCCESS");
        view.put("success_time", BusinessClock.rfc3339(refund.advance().returnedAt()));
        return view;
    }

    private Trade trade(Refund refund) {
        return world.book().trades().find(refund.tradeKey()).orElseThrow();
    }

    private Object accepted(Refund refund) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("refund_id", refund.refundId());
        view.put("out_refund_no", refund.number().outRefundNo());
        view.put("create_time", BusinessClock.rfc3339(refund.moments().createdAt()));
        view.put("amount", amount(refund));
        view.put("promotion_detail", List.of());
        view.put("refund_account", refund.request().source());
        return view;
    }

    /** The answer to the abnormal refund does not say what was advanced. */
    private Map<String, Object> view(Refund refund, boolean withAdvance) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("refund_id", refund.refundId());
        view.put("out_refund_no", refund.number().outRefundNo());
        view.put("transaction_id", refund.transactionId());
        view.put("out_trade_no", trade(refund).number().outTradeNo());
        view.put("channel", "ORIGINAL");
        view.put("user_received_account", "支付用户零钱");
        if (refund.moments().successAt() > 0) {
            view.put("success_time", BusinessClock.rfc3339(refund.moments().successAt()));
        }
        view.put("create_time", BusinessClock.rfc3339(refund.moments().createdAt()));
        view.put("status", refund.status().name());
        Map<String, Object> amount = amount(refund);
        if (!withAdvance) {
            amount.remove("advance");
        }
        view.put("amount", amount);
        view.put("promotion_detail", List.of());
        view.put("refund_account", refund.request().source());
        view.put("funds_account", trade(refund).amounts().frozen() > 0
                ? "UNSETTLED" : "AVAILABLE");
        return view;
    }

    private static Map<String, Object> amount(Refund refund) {
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("refund", refund.request().amount());
        amount.put("payer_refund", refund.request().amount());
        amount.put("discount_refund", 0);
        amount.put("currency", "CNY");
        amount.put("advance", refund.advance().amount());
        return amount;
    }
}
