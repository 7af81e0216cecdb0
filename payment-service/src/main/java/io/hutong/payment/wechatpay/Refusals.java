package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.AccountUnfit;
import io.hutong.payment.channel.model.Refusal.BadRequest;
import io.hutong.payment.channel.model.Refusal.ContractDoubtful;
import io.hutong.payment.channel.model.Refusal.ContractTerminated;
import io.hutong.payment.channel.model.Refusal.NoContract;
import io.hutong.payment.channel.model.Refusal.NoOrder;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.channel.model.Refusal.NotSigned;
import io.hutong.payment.channel.model.Refusal.NumberTaken;
import io.hutong.payment.channel.model.Refusal.OrderClosed;
import io.hutong.payment.channel.model.Refusal.OverLimit;
import io.hutong.payment.channel.model.Refusal.Unforeseen;

/**
 * The one place where WeChat Pay's codes get a meaning. Debits by contract still use spellings of
 * the interface before this one.
 */
final class Refusals {

    static final String OVER_LIMIT = "RULE_LIMIT";
    private static final String CONTRACT = "CONTRACT_";

    private Refusals() {
    }

    static Refusal of(String code, String text) {
        return switch (code) {
            case "RESOURCE_NOT_EXISTS" -> new NotFound(code, text);
            case "ORDER_NOT_EXIST", "ORDERNOTEXIST" -> new NoOrder(code, text);
            case "OUT_TRADE_NO_USED", "ORDER_PAID", "ORDERPAID" -> new NumberTaken(code, text);
            case "ORDER_CLOSED", "ORDERCLOSED" -> new OrderClosed(code, text);
            case "NOT_ENOUGH", "NOTENOUGH" -> new NotEnough(code, text);
            case OVER_LIMIT, "RULELIMIT" -> new OverLimit(code, text);
            case "USER_ACCOUNT_ABNORMAL", "ACCOUNT_ERROR", "ACCOUNTERROR" ->
                    new AccountUnfit(code, text);
            case "CONTRACT_NOT_EXIST", "CONTRACT_NOT_EXISTS" -> new NoContract(code, text);
            case "CONTRACT_TERMINATED" -> new ContractTerminated(code, text);
            case "SIGN_ERROR" -> new NotSigned(code, text);
            case "PARAM_ERROR", "INVALID_REQUEST", "NO_AUTH", "NOAUTH",
                    "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS" -> new BadRequest(code, text);
            default -> code.startsWith(CONTRACT) ? new ContractDoubtful(code, text)
                    : new Unforeseen(code, text);
        };
    }
}
