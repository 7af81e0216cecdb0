package io.hutong.sandbox.refund;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A refund that could not be paid out is sent to another account, as the merchant says. */
final class AbnormalRefunds {

    private AbnormalRefunds() {
    }

    static Answer apply(Call call, Refunds refunds, Function<Refund, Map<String, Object>> view) {
        Fields body = call.fields();
        Optional<Refund> found = refunds.byId(call.mchid(), call.param("refund_id"))
                .filter(r -> r.number().outRefundNo().equals(body.text("out_refund_no")));
        if (found.isEmpty()) {
            return Refusal.notFound("退款单不存在 / There is no such refund");
        }
        boolean card = "USER_BANK_CARD".equals(body.text("type"));
        if (card && !(body.has("bank_type") && body.has("bank_account")
                && body.has("real_name"))) {
            return Refusal.field("/bank_account",
                    "USER_BANK_CARD needs bank_type, bank_account and real_name");
        }
        Refund refund = found.get();
        return switch (refund.status()) {
            case ABNORMAL -> Answer.ok(view.apply(refunds.again(refund)));
            case PROCESSING, SUCCESS -> refund.toOtherAccount()
                    ? Answer.ok(view.apply(refund)) : notAbnormal();
            case CLOSED -> notAbnormal();
        };
    }

    private static Refusal notAbnormal() {
        return Refusal.invalid("退款单状态不是异常 / The refund is not ABNORMAL");
    }
}
