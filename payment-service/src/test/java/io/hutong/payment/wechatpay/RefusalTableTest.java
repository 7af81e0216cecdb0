package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.cipher.SignatureResult;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.HttpResponse;
import io.hutong.kernel.money.Money;
import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.cashier.model.PrepayOrder;
import io.hutong.payment.channel.ChannelWatch;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.followup.model.AdvanceReturnOrder;
import io.hutong.payment.followup.model.SubsidyCancelOrder;
import io.hutong.payment.followup.model.SubsidyReturnOrder;
import io.hutong.payment.mandate.model.PreSigning;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.ReturnOrder;
import io.hutong.payment.settlement.model.SharingOrder;
import io.hutong.payment.settlement.model.SubsidyOrder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each code of WeChat Pay means to us, at every call that may be answered with it. */
class RefusalTableTest {

    private static final Money AMOUNT = Money.fen(100);

    private int status;
    private String code = "";
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelWatch channel = new ChannelWatch(1, meters);
    private final SignedCalls calls = new SignedCalls(new Refusing(), "https://127.0.0.1",
            new ChannelGuard("test", settings(), meters),
            new SignedCalls.Watch(() -> {}, channel, meters));
    private final Caller caller = new Caller("1900000001", 100001, "https://127.0.0.1");

    @ParameterizedTest
    @CsvSource({
            "404, RESOURCE_NOT_EXISTS, NotFound",
            "404, ORDER_NOT_EXIST, NoOrder",
            "404, ORDERNOTEXIST, NoOrder",
            "403, OUT_TRADE_NO_USED, NumberTaken",
            "400, ORDER_PAID, NumberTaken",
            "400, ORDERPAID, NumberTaken",
            "400, ORDER_CLOSED, OrderClosed",
            "400, ORDERCLOSED, OrderClosed",
            "403, NOT_ENOUGH, NotEnough",
            "403, NOTENOUGH, NotEnough",
            "403, RULE_LIMIT, OverLimit",
            "403, RULELIMIT, OverLimit",
            "403, USER_ACCOUNT_ABNORMAL, AccountUnfit",
            "403, ACCOUNT_ERROR, AccountUnfit",
            "403, ACCOUNTERROR, AccountUnfit",
            "400, CONTRACT_NOT_EXIST, NoContract",
            "400, CONTRACT_NOT_EXISTS, NoContract",
            "403, CONTRACT_TERMINATED, ContractTerminated",
            "403, CONTRACT_EXPIRED, ContractDoubtful",
            "401, SIGN_ERROR, NotSigned",
            "400, PARAM_ERROR, BadRequest",
            "400, INVALID_REQUEST, BadRequest",
            "403, NO_AUTH, BadRequest",
            "403, NOAUTH, BadRequest",
            "400, APPID_MCHID_NOT_MATCH, BadRequest",
            "404, MCH_NOT_EXISTS, BadRequest",
            "403, TRADE_ERROR, Unforeseen",
            "403, TRADE_OVERDUE, Unforeseen",
            "403, REFUND_FEE_MISMATCH, Unforeseen",
            "403, ACCOUNT_ABNORMAL, Unforeseen",
            "400, SOMETHING_NEW, Unforeseen"})
    void codeHasOneMeaningAtEveryCall(int status, String code, String meaning) {
        this.status = status;
        this.code = code;

        calls().forEach((name, call) -> assertThat(call.get()).as(name)
                .isInstanceOfSatisfying(ChannelAnswer.Refused.class, refused -> {
                    assertThat(refused.why().getClass().getSimpleName()).isEqualTo(meaning);
                    assertThat(refused.why().code()).isEqualTo(code);
                    assertThat(refused.why().text()).isEqualTo("for people");
                }));
    }

    @ParameterizedTest
    @CsvSource({"429, FREQUENCY_LIMITED", "429, RATELIMIT_EXCEED", "429, RATELIMIT_EXCEEDED",
            "500, SYSTEM_ERROR", "500, BANK_ERROR", "500, OPENID_MISMATCH",
            "500, INVALID_TRANSACTIONID", "503, NOT_ENOUGH"})
    void hurryAndErrorsOfTheSystemAreNoRefusals(int status, String code) {
        this.status = status;
        this.code = code;

        calls().forEach((name, call) -> assertThat(call.get()).as(name)
                .isInstanceOfAny(ChannelAnswer.Ambiguous.class, ChannelAnswer.NotSent.class));
    }

    @Test
    void everyMeaningIsReached() {
        List<String> meanings = Stream.of("RESOURCE_NOT_EXISTS", "ORDER_NOT_EXIST",
                "OUT_TRADE_NO_USED", "ORDER_CLOSED", "NOT_ENOUGH", "RULE_LIMIT", "ACCOUNT_ERROR",
                "CONTRACT_NOT_EXIST", "CONTRACT_TERMINATED", "CONTRACT_EXPIRED", "SIGN_ERROR",
                "PARAM_ERROR", "SOMETHING_NEW").map(word -> Refusals.of(word, "").getClass())
                .map(Class::getSimpleName).toList();

        assertThat(meanings).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                cases(Refusal.class).map(Class::getSimpleName).toList());
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isRecord() ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(RefusalTableTest::cases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10060002", "10060003", "10060023"})
    void parcelThatWechatHasAlreadyIsUploaded(String code) {
        assertThat(Spoken.uploadRefused(code, "")).isInstanceOf(ChannelAnswer.Answered.class);
    }

    @Test
    void dayWithoutABillAndABillThatIsBeingMadeAreToldApart() {
        WechatPayBills bills = new WechatPayBills(calls, new Refusing(), "https://127.0.0.1");
        LocalDate day = LocalDate.parse("2026-11-11");
        status = 400;
        for (BillType type : BillType.values()) {
            code = "NO_STATEMENT_EXIST";
            assertThat(bills.ask(type, day)).isEqualTo(new BillOffer.None());
            code = "STATEMENT_CREATING";
            assertThat(bills.ask(type, day)).isEqualTo(new BillOffer.NotReady());
            code = "INVALID_REQUEST";
            assertThat(bills.ask(type, day))
                    .isEqualTo(new BillOffer.Unavailable("INVALID_REQUEST"));
        }
    }

    @Test
    void refusalOfOurKeysDoesNotCountAsReached() {
        WechatPayDebits debits = new WechatPayDebits(calls, caller);
        status = 403;
        code = "NOT_ENOUGH";
        debits.debit("{}");
        assertThat(channel.isFailing()).isFalse();

        status = 401;
        code = "SIGN_ERROR";
        debits.debit("{}");

        assertThat(channel.isFailing()).isTrue();
    }

    private Map<String, Supplier<ChannelAnswer<?>>> calls() {
        Map<String, Supplier<ChannelAnswer<?>>> all = new LinkedHashMap<>();
        orders(all);
        mandates(all);
        afterwards(all);
        return all;
    }

    private void orders(Map<String, Supplier<ChannelAnswer<?>>> all) {
        WechatPayDebits debits = new WechatPayDebits(calls, caller);
        OrderNumbers numbers = new OrderNumbers("wx", "c", List.of());
        all.put("debit", () -> debits.debit("{}"));
        all.put("query-debit", () -> debits.query("c"));
        all.put("reverse-debit", () -> debits.reverse(numbers));
        WechatPayCashier cashier = new WechatPayCashier(calls, caller, new PaymentRequests(
                new NoSigner(), () -> Instant.EPOCH));
        all.put("prepay", () -> cashier.open(
                new PrepayOrder("wx", "c", "o", Instant.EPOCH, List.of())));
        all.put("query-cashier", () -> cashier.query("c"));
        all.put("close-cashier", () -> cashier.close(numbers));
    }

    private void mandates(Map<String, Supplier<ChannelAnswer<?>>> all) {
        WechatPayMandates mandates = new WechatPayMandates(calls, caller);
        all.put("pre-sign", () -> mandates.preSign(new PreSigning("wx", "m", "o")));
        all.put("query-contract", () -> mandates.query("m"));
        all.put("terminate-contract", () -> mandates.terminate("m", ""));
    }

    private void afterwards(Map<String, Supplier<ChannelAnswer<?>>> all) {
        WechatPaySharing sharing = new WechatPaySharing(calls);
        SharingOrder share = new SharingOrder("s", "wx", "190", "42", List.of(
                new SharingOrder.Receiver("1900000002", AMOUNT, "fee")));
        SharingOrder finish = new SharingOrder("s", "wx", "190", "42", List.of());
        ReturnOrder back = new ReturnOrder("b", "190", "s", "1900000002", AMOUNT, "");
        all.put("add-receiver", () -> sharing.addReceiver("wx", "1900000002"));
        all.put("share", () -> sharing.share(share));
        all.put("finish-sharing", () -> sharing.share(finish));
        all.put("query-sharing", () -> sharing.query(share));
        all.put("return-share", () -> sharing.takeBack(back));
        all.put("query-return", () -> sharing.query(back));
        WechatPaySubsidies subsidies = new WechatPaySubsidies(calls);
        all.put("subsidise", () -> subsidies.subsidise(
                new SubsidyOrder("u", "190", "42", AMOUNT)));
        all.put("return-subsidy", () -> subsidies.takeBack(
                new SubsidyReturnOrder("u", "190", "42", "50", AMOUNT)));
        all.put("cancel-subsidy", () -> subsidies.cancel(
                new SubsidyCancelOrder("190", "42", AMOUNT)));
        WechatPayRefunds refunds = new WechatPayRefunds(calls, caller);
        RefundOrder refund = new RefundOrder("r", "wx", "190", "42", AMOUNT, AMOUNT, "late",
                RefundOrder.Source.MERCHANT);
        AdvanceReturnOrder advance = new AdvanceReturnOrder("50", "190");
        all.put("refund", () -> refunds.refund(refund));
        all.put("query-refund", () -> refunds.query(refund));
        all.put("return-advance", () -> refunds.takeBack(advance));
        all.put("query-advance-return", () -> refunds.query(advance));
    }

    private static WechatPaySettings settings() {
        return new WechatPaySettings(URI.create("https://127.0.0.1"), Path.of("none"),
                URI.create("https://127.0.0.1"), Duration.ofSeconds(10), 8, null,
                Duration.ofSeconds(1), Map.of(),
                new WechatPaySettings.Keys(Duration.ofHours(1), Duration.ofSeconds(30),
                        Duration.ofSeconds(10), null),
                new WechatPaySettings.Breaker(100, 10_000, Duration.ofSeconds(2)));
    }

    /** Whatever is refused is not signed. */
    private static final class NoSigner implements Signer {

        @Override
        public SignatureResult sign(String message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAlgorithm() {
            return "none";
        }
    }

    /** Answers every call with the status and the code of now. */
    private final class Refusing implements HttpClient {

        @Override
        public <T> HttpResponse<T> execute(HttpRequest request, Class<T> type) {
            throw new ServiceException(request, status,
                    "{\"code\":\"" + code + "\",\"message\":\"for people\"}");
        }

        @Override
        public InputStream download(String url) {
            throw new UnsupportedOperationException();
        }
    }
}
