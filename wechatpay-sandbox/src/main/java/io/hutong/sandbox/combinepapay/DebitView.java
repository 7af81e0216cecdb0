package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.rules.RuleBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A combined debit as it is answered. */
final class DebitView {

    private static final String CURRENCY = "CNY";

    private DebitView() {
    }

    static Combined of(CombinedDebit debit, List<Trade> orders) {
        return new Combined(debit.appid(), debit.mchid(), debit.combineOutTradeNo(),
                orders.stream().map(DebitView::sub).toList(),
                debit.openid().isEmpty() ? null : new Payer(debit.openid()));
    }

    static Refusal declined(String code, RuleBook rules) {
        return Refusal.of(rules.statusOf(code), code, switch (code) {
            case "NOT_ENOUGH" -> "用户账户余额不足 / The buyer's balance is not enough";
            case "RULE_LIMIT" -> "超出代扣限制 / A limit of the contract is reached";
            case "USER_ACCOUNT_ABNORMAL" -> "用户账户异常 / The buyer's account is abnormal";
            default -> "扣款失败 / The debit was declined";
        });
    }

    private static Sub sub(Trade order) {
        boolean paid = order.moments().paidAt() > 0;
        return new Sub(order.number().mchid(), order.payee(), order.parties().subAppid(),
                order.purchase().tradeType(), order.state().name(), paid ? "OTHERS" : null,
                order.purchase().attach(),
                paid ? BusinessClock.rfc3339(order.moments().paidAt()) : null,
                order.transactionId(), order.number().outTradeNo(),
                new Amount(order.amounts().total(), CURRENCY,
                        paid ? order.amounts().total() : null, paid ? CURRENCY : null));
    }

    record Combined(String combineAppid, String combineMchid, String combineOutTradeNo,
            List<Sub> subOrders, @Nullable Payer combinePayerInfo) {
    }

    record Sub(String mchid, String subMchid, @Nullable String subAppid, String tradeType,
            String tradeState, @Nullable String bankType, @Nullable String attach,
            @Nullable String successTime, @Nullable String transactionId, String outTradeNo,
            Amount amount) {
    }

    record Amount(long totalAmount, String currency, @Nullable Long payerAmount,
            @Nullable String payerCurrency) {
    }

    record Payer(String openid) {
    }
}
