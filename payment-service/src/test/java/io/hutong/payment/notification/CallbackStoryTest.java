package io.hutong.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.notification.Callbacks.Opened;
import io.hutong.payment.notification.Inbound.Taken;
import io.hutong.payment.notification.model.NotificationKind;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.wechatpay.SignedCallbacks;
import io.hutong.web.testing.HttpProbe;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks are hints: held against what we know, stored once, and never applied as they are. */
class CallbackStoryTest {

    private static final String PLATFORM = "1900000001";

    private final PaymentApp app = PaymentApp.shared();
    private final Inbound inbound = app.bean(Inbound.class);

    @ParameterizedTest
    @ValueSource(strings = {"mandates", "refunds"})
    void unsignedCallbackIsRefusedInWechatsOwnForm(String kind) {
        HttpProbe.Answer answer = app.http().post(
                "/v1/wechatpay/notifications/" + kind, null, "{\"id\":\"EV-1\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("code").asString()).isEqualTo("FAIL");
    }

    @Test
    void callbackOfAnUnknownKindIsRefused() {
        assertThat(app.http().post("/v1/wechatpay/notifications/lottery", null, "{}").status())
                .isEqualTo(404);
    }

    @Test
    void repeatedCallbackHasNoSecondEffect() {
        Opened.Genuine callback = callback(PLATFORM, 100001, "nobody", "oAnybody");

        assertThat(inbound.take(NotificationKind.MANDATES, callback)).isEqualTo(Taken.ACCEPTED);
        assertThat(inbound.take(NotificationKind.MANDATES, callback)).isEqualTo(Taken.REPEATED);
    }

    @Test
    void callbackAboutAnotherPlatformOrTemplateIsNotApplied() {
        assertThat(take(callback("1900009999", 100001, "m1", "oAnybody")))
                .isEqualTo(Taken.MISMATCH);
        assertThat(take(callback(PLATFORM, 999, "m2", "oAnybody"))).isEqualTo(Taken.MISMATCH);
    }

    @Test
    void callbackThatNamesAnotherSignerIsNotAppliedAndAPersonIsTold() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = app.http().post("/v1/mandates", shopper.token(), "{}").json()
                .path("mandate_id").asString();

        assertThat(take(callback(PLATFORM, 100001, mandate, "oSomebodyElse")))
                .isEqualTo(Taken.MISMATCH);
        assertThat(shopper.status()).isEqualTo("PENDING");
        assertThat(app.jdbc().queryForObject("select count(*) from payment_case"
                + " where order_id = ?", Long.class, mandate)).isEqualTo(1);
    }

    @Test
    void callbackThatClaimsASignatureDoesNotSignUntilTheChannelSaysSo() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = app.http().post("/v1/mandates", shopper.token(), "{}").json()
                .path("mandate_id").asString();

        assertThat(take(callback(PLATFORM, 100001, mandate, shopper.openid())))
                .isEqualTo(Taken.ACCEPTED);

        assertThat(shopper.status()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "not json", "{\"plan_id\":\"x\"}",
            "{\"out_contract_code\":\"m\",\"mchid\":\"1900000001\"}"})
    void incompleteContentIsRefused(String content) {
        assertThat(read(content)).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void nothingThatNamesAPersonIsStored() {
        take(callback(PLATFORM, 100001, "m3", "oSecretPerson"));

        assertThat(app.jdbc().queryForObject("select count(*) from notification n"
                + " where n::text like '%oSecretPerson%'", Long.class)).isZero();
    }

    private Taken take(Opened.Genuine callback) {
        return inbound.take(NotificationKind.MANDATES, callback);
    }

    private static Opened.Genuine callback(
            String mchid, long plan, String code, String openid) {
        return (Opened.Genuine) read("""
                {"mchid":"%s","plan_id":%d,"out_contract_code":"%s",
                 "appid":"wxhutong0000demo01","openid":"%s"}"""
                .formatted(mchid, plan, code, openid));
    }

    private static Opened read(String content) {
        return SignedCallbacks.read(
                NotificationKind.MANDATES, id(), "ECOMMERCE_ENTRUST.SIGN", content);
    }

    private static String id() {
        return "EV-" + UUID.randomUUID();
    }
}
