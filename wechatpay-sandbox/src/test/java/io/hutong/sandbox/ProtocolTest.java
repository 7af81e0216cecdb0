package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.Api.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {

    private static final String PATH = Shop.DEBIT + "/order1";

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private Api api;

    @BeforeEach
    void connect() {
        api = Api.as(Shop.PLATFORM, sandbox);
    }

    @Test
    void eachWayOfSigningWronglyIsRefusedWithItsOwnMessage() {
        String genuine = api.authorization("GET", PATH, "", now(0));
        List<String> wrong = List.of(
                "nonsense",
                genuine.replace("WECHATPAY2-SHA256-RSA2048", "WECHATPAY2-SM2-WITH-SM3"),
                api.authorization("GET", PATH, "", now(-301)),
                genuine.replaceAll("serial_no=\"[^\"]+\"", "serial_no=\"0123\""),
                api.authorization("GET", PATH + "x", "", now(0)),
                genuine.replaceAll("signature=\"[^\"]+\"", "signature=\"???\""));

        List<Reply> replies = wrong.stream().map(header -> api.exchange(
                api.signed("GET", PATH, "").setHeader("Authorization", header))).toList();

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("SIGN_ERROR");
            assertThat(reply.header("Wechatpay-Signature")).isEmpty();
            assertThat(reply.header("Request-ID")).endsWith("-268443699");
        });
        assertThat(replies.stream().map(r -> r.json().path("message").asString()).distinct())
                .hasSize(5);
    }

    @Test
    void theParametersOfTheHeaderMayComeInAnyOrder() {
        String[] parts = api.authorization("GET", PATH, "", now(0)).split(" ", 2);
        String[] parameters = parts[1].split(",");
        String turned = parts[0] + " " + String.join(",", List.of(parameters).reversed());

        Reply reply = api.exchange(
                api.signed("GET", PATH, "").setHeader("Authorization", turned));

        assertThat(reply.code()).isEqualTo("ORDER_NOT_EXIST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"appid\":\"wxhutong0000demo01\",\"nonsense\":1} | /nonsense",
            "{\"appid\":5} | /appid",
            "{\"appid\":\"wxhutong0000demo01\",\"plan_id\":1.5} | /plan_id",
            "{\"appid\":\"wxhutong0000demo01\",\"plan_id\":\"100001\"} | /plan_id",
            "{\"appid\":\"wxhutong0000demo01\",\"plan_id\":-1} | /plan_id",
            "{\"appid\":\"wxhutong0000demo01\",\"plan_id\":1} | /out_contract_code",
            "[1] | /",
            "{\"appid\":\"a\",\"appid\":\"b\"} | /",
            "{\"appid\": | /"})
    void anUnacceptableBodyIsRefusedWithTheField(String body, String field) {
        Reply reply = api.post(
                "/v3/ecommerce/combine-papay/contracts/pre-entrust-sign/mini-program", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("PARAM_ERROR");
        assertThat(reply.json().path("detail").path("field").asString()).isEqualTo(field);
    }

    @Test
    void theMchidOfTheBodyMustBeTheSigners() {
        Reply reply = api.get("/v3/pay/transactions/out-trade-no/order1?mchid=1900000002");

        assertThat(reply.code()).isEqualTo("PARAM_ERROR");
    }

    @Test
    void theAppMustBelongToTheMerchant() {
        Shop shop = new Shop(sandbox);

        Reply reply = shop.platform().post(Shop.DEBIT, shop.debitBody("order1", "x", 1)
                .replace("wxhutong0000demo01", "wxforeign000000001"));

        assertThat(reply.code()).isEqualTo("APPID_MCHID_NOT_MATCH");
    }

    @Test
    void headersKeepTheCaseThatSdksLookFor() throws IOException {
        Shop shop = new Shop(sandbox);
        shop.debit("order1", shop.contract("alice"), 100);

        String head = RawClient.head(sandbox.port(), "GET " + PATH + " HTTP/1.1\r\nHost: x\r\n"
                + "User-Agent: raw\r\nConnection: close\r\nAuthorization: "
                + api.authorization("GET", PATH, "", now(0)) + "\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 200").contains("\r\nWechatpay-Timestamp: ",
                "\r\nWechatpay-Nonce: ", "\r\nWechatpay-Serial: ", "\r\nWechatpay-Signature: ",
                "\r\nWechatpay-Signature-Type: WECHATPAY2-SHA256-RSA2048", "\r\nRequest-ID: ");
    }

    @Test
    void theRequestsSerialChoosesTheKeyOfTheAnswer() {
        Shop shop = new Shop(sandbox);
        shop.debit("order1", shop.contract("alice"), 100);
        String publicKeyId = api.merchant().path("public_key_id").asString();

        Reply byCertificate = api.get(PATH);
        Reply byPublicKey = api.exchange(
                api.signed("GET", PATH, "").header("Wechatpay-Serial", publicKeyId));

        assertThat(byCertificate.header("Wechatpay-Serial"))
                .isEqualTo(api.merchant().path("platform_certificate_serial_no").asString());
        assertThat(byPublicKey.header("Wechatpay-Serial")).isEqualTo(publicKeyId);
        assertThat(api.isGenuine(byCertificate)).isTrue();
        assertThat(api.isGenuine(byPublicKey)).isFalse();
    }

    @Test
    void aMissingUserAgentIsRefusedBeforeTheSignature() throws IOException {
        String answer = RawClient.head(sandbox.port(),
                "GET " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("INVALID_REQUEST");
    }

    @Test
    void unknownPathsAreAnsweredWithoutABody() {
        Reply unknown = api.get("/v3/no/such/path");
        Reply method = api.send("DELETE", Shop.DEBIT, "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(method.status()).isEqualTo(405);
        assertThat(unknown.text() + method.text()).isEmpty();
    }

    private static String now(long plusSeconds) {
        return Long.toString(Instant.now().getEpochSecond() + plusSeconds);
    }
}
