package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import io.hutong.sandbox.NotifyTarget.Arrival;
import io.hutong.sandbox.protocol.Json;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class CallbackTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final NotifyTarget target = new NotifyTarget();
    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(sandbox);
    }

    @AfterEach
    void closeTarget() {
        target.close();
    }

    @Test
    void aSignedContractIsToldWithAGenuineCallback() {
        String preId = shop.preSign("code1", target.url());

        JsonNode contract = Api.control(sandbox, "POST", "/sandbox/contracts/" + preId + "/sign",
                "{\"buyer\":\"alice\"}");

        await().until(() -> target.arrivals().size() == 1);
        JsonNode plain = decrypt(target.arrivals().getFirst());
        assertThat(plain.path("openid").asString()).isEqualTo(shop.openid("alice"));
        assertThat(plain.path("contract_id").asString())
                .isEqualTo(contract.path("contract_id").asString());
        assertThat(shop.platform().get("/v3/ecommerce/combine-papay/contracts/plan-id/100001"
                + "/out-contract-code/code1").json().path("contract_state").asString())
                .isEqualTo("SIGNED");
    }

    @Test
    void aRefusedCallbackIsRepeatedOnTheLadderOfTheSandboxesClock() {
        target.answer(() -> 500);
        String preId = shop.preSign("code1", target.url());
        Api.control(sandbox, "POST", "/sandbox/contracts/" + preId + "/sign", null);
        await().until(() -> target.arrivals().size() == 1);

        Api.control(sandbox, "POST", "/sandbox/clock/advance", "{\"seconds\":9}");
        assertThat(target.arrivals()).hasSize(1);
        target.answer(() -> 204);
        Api.control(sandbox, "POST", "/sandbox/clock/advance", "{\"seconds\":2}");

        await().until(() -> target.arrivals().size() == 2);
        assertThat(target.arrivals().get(0).json().path("id").asString())
                .isEqualTo(target.arrivals().get(1).json().path("id").asString());
        await().untilAsserted(() -> assertThat(Api.control(sandbox, "GET", "/sandbox/callbacks",
                null).path("items").path(0).path("status").asString()).isEqualTo("DELIVERED"));
    }

    @Test
    void everyEventArrivesUnderDropsDuplicatesAndReordering() {
        Api.control(sandbox, "PUT", "/sandbox/callbacks",
                "{\"drop\":0.2,\"duplicate\":0.2,\"reorder\":true,\"forge\":0.05}");
        int events = 200;
        for (int i = 0; i < events; i++) {
            String preId = shop.preSign("code" + i, target.url());
            Api.control(sandbox, "POST", "/sandbox/contracts/" + preId + "/sign", null);
        }

        await().until(() -> {
            Api.control(sandbox, "POST", "/sandbox/clock/advance", "{\"seconds\":60}");
            return genuineIds().size() == events;
        });

        assertThat(target.arrivals().size()).isGreaterThan(events);
        assertThat(target.arrivals().stream().filter(a -> !isGenuine(a)).count()).isPositive();
        JsonNode log = Api.control(sandbox, "GET", "/sandbox/callbacks", null).path("items");
        assertThat(log.toString()).contains("DROPPED").contains("DUPLICATE").contains("FORGED");
    }

    private Set<String> genuineIds() {
        Set<String> ids = new HashSet<>();
        target.arrivals().stream().filter(this::isGenuine)
                .forEach(arrival -> ids.add(arrival.json().path("id").asString()));
        return ids;
    }

    private boolean isGenuine(Arrival arrival) {
        return !arrival.header("Wechatpay-Signature").startsWith("WECHATPAY/SIGNTEST/");
    }

    /** Verifies and decrypts with the official SDK. */
    private JsonNode decrypt(Arrival arrival) {
        JsonNode merchant = shop.platform().merchant();
        RSANotificationConfig config =
                new RSANotificationConfig.Builder()
                        .apiV3Key(merchant.path("api_v3_key").asString())
                        .certificates(merchant.path("platform_certificate").asString())
                        .build();
        RequestParam param = new RequestParam.Builder()
                .serialNumber(arrival.header("Wechatpay-Serial"))
                .nonce(arrival.header("Wechatpay-Nonce"))
                .timestamp(arrival.header("Wechatpay-Timestamp"))
                .signature(arrival.header("Wechatpay-Signature"))
                .body(arrival.body()).build();
        Object content = new NotificationParser(config).parse(param, Object.class);
        return Json.MAPPER.readTree(new Gson().toJson(content));
    }
}
