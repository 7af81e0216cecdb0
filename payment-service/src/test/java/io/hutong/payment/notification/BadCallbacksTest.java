package io.hutong.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.notification.model.NotificationKind;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.wechatpay.SignedCallbacks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/**
 * Every bad callback by its name, for each kind: forged, stale, truncated, replayed, incomplete,
 * and those that WeChat Pay may well have signed but that do not fit what we know. None of them is
 * acted upon; where money is in question a case says so; and the true one still counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadCallbacksTest {

    private static final String APPID = "wxhutong0000demo01";
    private static final String PLATFORM = "1900000001";
    private static final long LATE = 301;
    /** They are made before the first is judged, and on a slow machine the future is near. */
    private static final long AHEAD = 3_600;

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final SignedCallbacks wechat = new SignedCallbacks();
    private final NotificationController controller = new NotificationController(
            wechat.callbacks(), app.bean(Inbound.class), new SimpleMeterRegistry());
    private final Map<NotificationKind, Good> good = new EnumMap<>(NotificationKind.class);

    /**
     * A callback that fits, and how to bend it.
     *
     * @param bends by name: what to replace in the content with what
     */
    private record Good(String event, String content, String subject, List<Bend> bends) {
    }

    private record Bend(String name, String what, String with) {
    }

    @BeforeAll
    void thingsThatCallbacksSpeakOf() {
        app.wechat().noFaults();
        app.wechat().callbacks("{\"drop\":1.0}");
        good.put(NotificationKind.MANDATES, mandate());
        good.put(NotificationKind.CASHIER, cashier());
        AuthorizePayment sold = sold();
        good.put(NotificationKind.REFUNDS, refund());
        good.put(NotificationKind.SHARING, share(sold));
        app.wechat().callbacks("{}");
    }

    @TestFactory
    Stream<DynamicTest> everyBadCallbackIsRefused() {
        return Stream.of(NotificationKind.values()).flatMap(kind -> {
            Good it = good.get(kind);
            return Stream.of(
                    refused(kind, "forged", wechat.forged(it.event, it.content), 401),
                    refused(kind, "stale", wechat.stale(it.event, it.content, LATE), 401),
                    refused(kind, "from the future",
                            wechat.stale(it.event, it.content, -AHEAD), 401),
                    refused(kind, "truncated",
                            wechat.genuine(it.event, it.content).truncated(), 401),
                    refused(kind, "empty", new SignedCallbacks.Callback(Map.of(), new byte[0]),
                            401),
                    refused(kind, "no JSON inside", wechat.genuine(it.event, "hello"), 400),
                    refused(kind, "incomplete inside", wechat.genuine(it.event, "{}"), 400));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyMismatchOpensACaseAndIsNotActedUpon() {
        return Stream.of(NotificationKind.values()).flatMap(kind -> good.get(kind).bends.stream()
                .map(bend -> DynamicTest.dynamicTest(kind.path() + ": " + bend.name,
                        () -> mismatch(kind, bend))));
    }

    @TestFactory
    Stream<DynamicTest> replayedCallbackHasNoSecondEffectAndTheTrueOneStillCounts() {
        return Stream.of(NotificationKind.values()).map(kind -> DynamicTest.dynamicTest(
                kind.path() + ": replayed", () -> {
                    var genuine = wechat.genuine(good.get(kind).event, good.get(kind).content);

                    assertThat(answer(kind, genuine)).isEqualTo(HttpStatus.NO_CONTENT);
                    assertThat(answer(kind, genuine)).isEqualTo(HttpStatus.NO_CONTENT);

                    assertThat(app.jdbc().queryForObject("select count(*) from notification"
                            + " where kind = ? and subject = ?", Long.class,
                            kind.path(), good.get(kind).subject)).isPositive();
                }));
    }

    private DynamicTest refused(NotificationKind kind, String name,
            SignedCallbacks.Callback callback, int status) {
        return DynamicTest.dynamicTest(kind.path() + ": " + name, () -> {
            long before = stored(kind);

            assertThat(answer(kind, callback).value()).isEqualTo(status);
            assertThat(stored(kind)).isEqualTo(before);
        });
    }

    private void mismatch(NotificationKind kind, Bend bend) {
        Good it = good.get(kind);
        assertThat(it.content).contains(bend.what);
        // other stories on this database may have written notes about theirs
        app.superuser().update("delete from case_note where case_id in (select case_id"
                + " from payment_case where kind = 'NOTIFICATION_MISMATCH')");
        app.superuser().update("delete from payment_case where kind = 'NOTIFICATION_MISMATCH'");
        List<Map<String, Object>> before = money();

        HttpStatusCode answer = answer(kind,
                wechat.genuine(it.event, it.content.replace(bend.what, bend.with)));

        assertThat(answer).as("it was taken: repeating it would not help")
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(app.jdbc().queryForObject("select count(*) from payment_case"
                + " where kind = 'NOTIFICATION_MISMATCH'", Long.class)).isEqualTo(1);
        assertThat(money()).isEqualTo(before);
    }

    /** What the things that callbacks speak of hold. */
    private List<Map<String, Object>> money() {
        return app.jdbc().queryForList("select order_id, part, paid, refunding, refunded"
                + " from sub_payment order by order_id, part");
    }

    private long stored(NotificationKind kind) {
        Long count = app.jdbc().queryForObject(
                "select count(*) from notification where kind = ?", Long.class, kind.path());
        return count == null ? 0 : count;
    }

    private HttpStatusCode answer(NotificationKind kind, SignedCallbacks.Callback callback) {
        HttpHeaders headers = new HttpHeaders();
        callback.headers().forEach(headers::add);
        ResponseEntity<?> answer = controller.receive(kind.path(), headers, callback.body());
        return answer.getStatusCode();
    }

    private Good mandate() {
        Shopper shopper = Shopper.stranger(app);
        String id = app.http().post("/v1/mandates", shopper.token(), "{}").json()
                .path("mandate_id").asString();
        return new Good("ECOMMERCE_ENTRUST.SIGN", """
                {"mchid":"%s","plan_id":100001,"out_contract_code":"%s","appid":"%s",
                 "openid":"%s"}""".formatted(PLATFORM, id, APPID, shopper.openid()), id, List.of(
                new Bend("another mchid", PLATFORM, "1900009999"),
                new Bend("another template", "100001", "999"),
                new Bend("another openid", shopper.openid(), "oSomebodyElse"),
                new Bend("another appid", APPID, "wxother")));
    }

    private Good cashier() {
        Shopper shopper = Shopper.stranger(app);
        AuthorizePayment order = shopper.orderWithCashier(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), CashierOpened.class);
        String number = order.orderId() + "01";
        return new Good("TRANSACTION.SUCCESS", """
                {"combine_appid":"%s","combine_mchid":"%s","combine_out_trade_no":"%s",
                 "sub_orders":[{"out_trade_no":"%s01","trade_state":"SUCCESS",
                 "amount":{"total_amount":12900}}],"combine_payer_info":{"openid":"%s"}}"""
                .formatted(APPID, PLATFORM, number, number, shopper.openid()), number,
                List.of(
                        new Bend("another mchid", PLATFORM, "1900009999"),
                        new Bend("another amount", "12900", "12901"),
                        new Bend("another state", "\"SUCCESS\"", "\"NOTPAY\""),
                        new Bend("another openid", shopper.openid(), "oSomebodyElse"),
                        new Bend("another appid", APPID, "wxother"),
                        new Bend("another sub-order", number + "01\"", number + "02\""),
                        new Bend("a number that was never given out",
                                "\"combine_out_trade_no\":\"" + number,
                                "\"combine_out_trade_no\":\"" + order.orderId() + "77")));
    }

    private AuthorizePayment sold() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        saga.send(order);
        app.wechat().pay(saga.await(order.orderId(), CashierOpened.class).request().prepayId());
        app.bean(CashierHints.class).hint(order.orderId() + "01");
        saga.send(new AwaitPayment(order.orderId()));
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order;
    }

    private Good refund() {
        AuthorizePayment order = sold();
        saga.send(new VoidPayment(order.orderId()));
        saga.await(order.orderId(), PaymentVoided.class);
        String number = app.jdbc().queryForObject(
                "select number from refund where order_id = ?", String.class, order.orderId());
        return new Good("REFUND.SUCCESS", """
                {"sp_mchid":"%s","sub_mchid":"1900000101","out_refund_no":"%s",
                 "refund_status":"SUCCESS","amount":{"total":12900,"refund":12900}}"""
                .formatted(PLATFORM, number), number,
                List.of(
                        new Bend("another mchid", PLATFORM, "1900009999"),
                        new Bend("another amount", "\"refund\":12900", "\"refund\":1"),
                        new Bend("another state", "\"SUCCESS\"", "\"CLOSED\""),
                        new Bend("a refund that was never asked for", number, number + "9")));
    }

    private Good share(AuthorizePayment order) {
        saga.send(new SettlePayment(order.orderId()));
        saga.await(order.orderId(), PaymentSettled.class);
        String number = app.jdbc().queryForObject(
                "select number from split where order_id = ?", String.class, order.orderId());
        return new Good("PROFITSHARING.SUCCESS", """
                {"sp_mchid":"%s","sub_mchid":"1900000101","out_order_no":"%s","receiver":
                 {"type":"MERCHANT_ID","account":"%s","amount":645}}"""
                .formatted(PLATFORM, number, PLATFORM), number,
                List.of(
                        new Bend("another mchid", "\"sp_mchid\":\"" + PLATFORM,
                                "\"sp_mchid\":\"1900009999"),
                        new Bend("another amount", "645", "646"),
                        new Bend("another receiver", "\"account\":\"" + PLATFORM,
                                "\"account\":\"1900000002"),
                        new Bend("a division that was never asked for", number, number + "9")));
    }
}
