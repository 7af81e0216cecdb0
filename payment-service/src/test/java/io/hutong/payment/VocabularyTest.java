package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Codes, states and fields of WeChat Pay are said by {@code wechatpay} and nobody else. Words that
 * Hutong has as well prove nothing and are left out: states such as SUCCESS, and the columns of
 * its own tables.
 */
class VocabularyTest {

    private static final Path MAIN = Path.of("src/main/java/io/hutong/payment");
    private static final List<String> CODES = List.of("ACCOUNT_ERROR", "ACCOUNTERROR",
            "APPID_MCHID_NOT_MATCH", "BANK_ERROR", "BANKERROR", "FREQUENCY_LIMITED",
            "INVALID_REQUEST", "INVALID_TRANSACTIONID", "MCH_NOT_EXISTS", "NOT_ENOUGH",
            "NOTENOUGH", "NO_AUTH", "NOAUTH", "NO_STATEMENT_EXIST", "OPENID_MISMATCH",
            "ORDER_CLOSED", "ORDERCLOSED", "ORDER_NOT_EXIST", "ORDERNOTEXIST", "ORDER_PAID",
            "ORDERPAID", "OUT_TRADE_NO_USED", "PARAM_ERROR", "RATELIMIT_EXCEED\\w*",
            "REFUND_FEE_MISMATCH", "RESOURCE_NOT_EXISTS", "RULE_LIMIT", "RULELIMIT",
            "SIGN_ERROR", "STATEMENT_CREATING", "SYSTEM_ERROR", "SYSTEMERROR", "TRADE_ERROR",
            "TRADE_OVERDUE", "USER_ACCOUNT_ABNORMAL", "CONTRACT_NOT_EXISTS?",
            "CONTRACT_TERMINATED", "CONTRACT_EXPIRED", "CONTRACT_", "100600\\d\\d");
    private static final List<String> STATES = List.of("NOTPAY", "USERPAYING", "PAY_FAIL",
            "PAYERROR", "SIGN_FAILED", "TO_BE_RENEWED", "TERMINATE_PENDING", "USER_TERMINATE",
            "MCH_API_TERMINATE", "ECOMMERCE_ENTRUST\\.?\\w*", "REFUND\\.\\w*",
            "PROFITSHARING\\.\\w*", "TRANSACTION\\.\\w*", "REFUND_SOURCE_\\w+", "MERCHANT_ID",
            "BALANCE_NOT_ENOUGH", "AEAD_AES_256_GCM", "FAIL");
    private static final List<String> FIELDS = List.of("combine_\\w+", "out_trade_no",
            "trade_state", "sub_orders", "out_refund_no", "refund_status", "out_order_no",
            "out_return_no", "out_subsidy_no", "contract_state", "contract_\\w+_time",
            "contract_terminat\\w+", "pre_entrustweb_id", "settle_info", "profit_sharing",
            "subsidy_refund_id", "advance_return_id", "errcode", "errmsg", "order_state",
            "is_trade_managed", "event_type\\b(?=\")", "download_url", "tar_type",
            "Wechatpay-\\w+", "交易\\S*", "分账\\S*", "资金流水\\S*", "收支\\S*", "补差\\S*", "\\S*垫付\\S*");
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z_0-9])(?:"
            + String.join("|", Stream.of(CODES, STATES, FIELDS).flatMap(List::stream).toList())
            + ")(?![A-Za-z_0-9])");
    private static final Pattern TEXT = Pattern.compile(
            "/\\*[\\s\\S]*?\\*/|//[^\\n]*|\"\"\"([\\s\\S]*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");

    @Test
    void wordsOfWechatPayAreSaidInItsPackageOnly() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("wechatpay")))
                    .flatMap(file -> wordsIn(read(file)).map(word -> file.getFileName() + ": "
                            + word)))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void wordsAreFoundInTextsAndNotInComments() {
        assertThat(wordsIn("if (code.equals(\"NOT_ENOUGH\")) { /* \"SIGN_ERROR\" */ }"))
                .containsExactly("NOT_ENOUGH");
        assertThat(wordsIn("\"\"\"\n where code = 'RULE_LIMIT'\"\"\"; // \"NO_AUTH\""))
                .containsExactly("RULE_LIMIT");
        assertThat(wordsIn(read(MAIN.resolve("wechatpay/Refusals.java")))).isNotEmpty();
    }

    private static Stream<String> wordsIn(String source) {
        return TEXT.matcher(source).results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .filter(text -> text != null)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
