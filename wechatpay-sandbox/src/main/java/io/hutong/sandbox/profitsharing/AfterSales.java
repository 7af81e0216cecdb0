package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** After-sales service fees: the platform gets a fee from the payee of a refunded order. */
final class AfterSales {

    private final Sharing sharing;
    private final Table<ServiceFee> table;

    AfterSales(Sharing sharing) {
        this.sharing = sharing;
        this.table = sharing.world.store().table("service_fees", ServiceFee.class,
                ServiceFee::transactionId);
    }

    Answer create(Call call) {
        Fields body = call.fields();
        String transaction = body.text("transaction_id");
        return sharing.world.store().change(() -> {
            Optional<ServiceFee> known = table.find(transaction);
            if (known.isPresent()) {
                return known.get().amount() == body.number("amount") ? accepted(known.get())
                        : Refusal.invalid("该订单已请求售后服务分账 / The order has a service fee");
            }
            return sharing.trade(call.mchid(), body.text("sub_mchid"), transaction)
                    .filter(trade -> trade.amounts().refunding() + trade.amounts().refunded() > 0)
                    .map(trade -> charge(call.mchid(), trade, body))
                    .orElseGet(ShareChecks::unknownOrder);
        });
    }

    private Answer charge(String platform, Trade trade, Fields body) {
        long amount = body.number("amount");
        boolean paid = sharing.world.book().advance(trade.payee(), platform, amount);
        return accepted(table.put(new ServiceFee(trade.paidId(), trade.payee(), amount, paid,
                sharing.world.now())));
    }

    private static Answer accepted(ServiceFee fee) {
        return Answer.ok(view(fee));
    }

    Answer query(Call call) {
        return table.find(call.queried("transaction_id").orElse(""))
                .filter(fee -> fee.subMchid().equals(call.queried("sub_mchid").orElse("")))
                .<Answer>map(fee -> {
                    Map<String, Object> view = view(fee);
                    view.put("result", fee.paid() ? "SUCCESS" : "FAILED");
                    if (!fee.paid()) {
                        view.put("fail_reason", "ACCOUNT_ABNORMAL");
                    }
                    view.put("finish_time", BusinessClock.rfc3339(fee.at()));
                    return Answer.ok(view);
                })
                .orElseGet(ShareChecks::unknownOrder);
    }

    private static Map<String, Object> view(ServiceFee fee) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("sub_mchid", fee.subMchid());
        view.put("transaction_id", fee.transactionId());
        view.put("amount", fee.amount());
        return view;
    }

    /** A fee in fen; not paid when the payee had not enough. */
    record ServiceFee(String transactionId, String subMchid, long amount, boolean paid,
            long at) {
    }
}
