import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What only WeChat Pay says, as names or in texts of the services' code. Words that Hutong has as
 * well (SUCCESS, CLOSED, PROCESSING, NOT_FOUND …) are left out: they prove nothing.
 */
final class WechatPayWords {

    /** The one package that may say it, with those below it. */
    private static final Pattern HOME = Pattern.compile(
            "io\\.hutong\\.payment(\\.\\w+)*\\.wechatpay(\\..*)?");

    /** Codes of errors in its interface of today … */
    private static final List<String> ERRORS = List.of(
            "ACCOUNT_ERROR", "APPID_MCHID_NOT_MATCH", "BANK_ERROR", "FREQUENCY_LIMITED",
            "INVALID_REQUEST", "INVALID_TRANSACTIONID", "MCH_NOT_EXISTS", "NOT_ENOUGH", "NO_AUTH",
            "NO_STATEMENT_EXIST", "OPENID_MISMATCH", "ORDER_CLOSED", "ORDER_NOT_EXIST",
            "ORDER_PAID", "OUT_TRADE_NO_USED", "PARAM_ERROR", "PAYER_ACCOUNT_ABNORMAL",
            "RATELIMIT_EXCEED", "RATELIMIT_EXCEEDED", "REFUND_FEE_MISMATCH", "RESOURCE_NOT_EXISTS",
            "RULE_LIMIT", "SIGN_ERROR", "STATEMENT_CREATING", "SYSTEM_ERROR", "TRADE_ERROR",
            "TRADE_OVERDUE", "USER_ACCOUNT_ABNORMAL", "CONTRACT_NOT_EXIST", "CONTRACT_NOT_EXISTS",
            "CONTRACT_TERMINATED", "CONTRACT_EXPIRED", "CONTRACT_");

    /** … and of the one before it, which debits by contract still use. */
    private static final List<String> OLDER_ERRORS = List.of(
            "ACCOUNTERROR", "BANKERROR", "NOAUTH", "NOTENOUGH", "ORDERCLOSED", "ORDERNOTEXIST",
            "ORDERPAID", "RULELIMIT", "SYSTEMERROR");

    /** States, reasons and kinds of callbacks that have no other meaning. */
    private static final List<String> STATES = List.of(
            "NOTPAY", "PAYERROR", "PAY_BACK", "PAY_FAIL", "USERPAYING", "BALANCE_NOT_ENOUGH",
            "TIME_OUT_CLOSED", "RECEIVER_HIGH_RISK", "RECEIVER_RECEIPT_LIMIT", "NO_RELATION",
            "RECEIVER_REAL_NAME_NOT_VERIFIED", "MCH_API_TERMINATE", "USER_TERMINATE",
            "SYSTEM_TERMINATE", "WEPAY_WEB_TERMINATE", "CUSTOMER_SERVICE_TERMINATE",
            "ECOMMERCE_ENTRUST", "MERCHANT_ID", "PERSONAL_OPENID");

    /** Numbers that stand for errors of its order management for mini-programs. */
    private static final List<String> NUMBERS = List.of("10060002", "10060003", "10060023");

    private static final Pattern WORD = Pattern.compile(
            Stream.of(ERRORS, OLDER_ERRORS, STATES, NUMBERS).flatMap(List::stream)
                    .collect(Collectors.joining("|", "(?<![A-Z_a-z0-9])(?:", ")(?![A-Z_a-z0-9])")));

    private WechatPayWords() {
    }

    static int in(Source source) {
        boolean mayNot = source.isService() || source.module().equals("contracts");
        return mayNot && !HOME.matcher(source.packageName()).matches() ? source.count(WORD) : 0;
    }
}
