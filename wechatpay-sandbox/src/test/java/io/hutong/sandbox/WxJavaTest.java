package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.binarywang.wxpay.bean.notify.CombineNotifyResult;
import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.bean.notify.WxPayNotifyV3Result;
import com.github.binarywang.wxpay.bean.notify.WxPayRefundNotifyV3Result;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingReceiverV3Request;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingV3Request;
import com.github.binarywang.wxpay.bean.profitsharing.result.ProfitSharingV3Result;
import com.github.binarywang.wxpay.bean.request.CombineTransactionsRequest;
import com.github.binarywang.wxpay.bean.request.WxPayRefundV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.result.CombineQueryResult;
import com.github.binarywang.wxpay.bean.result.WxPayUnifiedOrderV3Result;
import com.github.binarywang.wxpay.bean.result.enums.TradeTypeEnum;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import io.hutong.sandbox.NotifyTarget.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** WxJava 4.7.0, with nothing changed but its base URL. */
class WxJavaTest {

    /** WxJava signs only what goes to such a host; the sandbox is its proxy. */
    private static final String HOST = "api.mch.weixin.qq.com";
    private static final String NEW_MERCHANT = "1900000009";
    private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final NotifyTarget target = new NotifyTarget();
    private JsonNode merchant = Api.as(Shop.TRAFFIC, sandbox).merchant();

    @AfterEach
    void closeTarget() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderIsPaidToldAndFoundInBothKeyModes(boolean publicKey) throws WxPayException {
        WxPayService client = client(publicKey);

        pay(client, "order-0001", 12900, false);

        assertThat(client.queryOrderV3(null, "order-0001").getTradeState()).isEqualTo("SUCCESS");
        await().until(() -> target.arrivals().size() == 1);
        WxPayNotifyV3Result told = client.parseOrderNotifyV3Result(
                target.arrivals().getFirst().body(), header(target.arrivals().getFirst()));
        assertThat(told.getResult().getOutTradeNo()).isEqualTo("order-0001");
        assertThat(told.getResult().getAmount().getTotal()).isEqualTo(12900);
    }

    @Test
    void anUnpaidOrderIsClosed() throws WxPayException {
        WxPayService client = client(true);
        place(client, "order-0001", 100, false);

        client.closeOrderV3("order-0001");

        assertThat(client.queryOrderV3(null, "order-0001").getTradeState()).isEqualTo("CLOSED");
    }

    @Test
    void aRefundIsAcceptedToldAndFound() throws WxPayException {
        WxPayService client = client(true);
        pay(client, "order-0001", 12900, false);

        client.refundV3(new WxPayRefundV3Request().setOutTradeNo("order-0001")
                .setOutRefundNo("refund-01").setNotifyUrl(target.url())
                .setAmount(new WxPayRefundV3Request.Amount().setRefund(900).setTotal(12900)
                        .setCurrency("CNY")));

        await().until(() -> client.refundQueryV3("refund-01").getStatus().equals("SUCCESS"));
        await().until(() -> target.arrivals().size() == 2);
        WxPayRefundNotifyV3Result told = client.parseRefundNotifyV3Result(
                target.arrivals().get(1).body(), header(target.arrivals().get(1)));
        assertThat(told.getResult().getRefundStatus()).isEqualTo("SUCCESS");
        assertThat(told.getResult().getAmount().getRefund()).isEqualTo(900);
    }

    @Test
    void aCombinedOrderIsPaidAtOnceAndToldOnce() throws WxPayException {
        WxPayService client = client(true);

        String prepayId = client.combine(TradeTypeEnum.JSAPI, combined()).getPrepayId();
        Api.control(sandbox, "POST", "/sandbox/cashier/" + prepayId + "/pay", null);

        CombineQueryResult found = client.queryCombine("combine-01");
        assertThat(found.getSubOrders()).hasSize(2)
                .allSatisfy(sub -> assertThat(sub.getTradeState()).isEqualTo("SUCCESS"));
        await().until(() -> target.arrivals().size() == 1);
        CombineNotifyResult told = client.parseCombineNotifyResult(
                target.arrivals().getFirst().body(), header(target.arrivals().getFirst()));
        assertThat(told.getResult().getSubOrders()).hasSize(2);
    }

    /** In certificate mode: with a public key WxJava 4.7.0 names no key for encrypted fields. */
    @Test
    void anOrderIsSharedWithAReceiver() throws WxPayException {
        WxPayService client = client(false);
        pay(client, "order-0001", 10000, true);
        String transaction = client.queryOrderV3(null, "order-0001").getTransactionId();
        client.getProfitSharingService().addReceiverV3(
                ProfitSharingReceiverV3Request.newBuilder()
                        .appid(merchant.path("appid").asString()).type("MERCHANT_ID")
                        .account(Shop.PLATFORM).name("上海通天塔商贸有限公司")
                        .relationType("PARTNER").build());

        ProfitSharingV3Result accepted =
                client.getProfitSharingService().profitSharingV3(share(transaction));

        assertThat(accepted.getState()).isEqualTo("PROCESSING");
        await().until(() -> client.getProfitSharingService()
                .profitSharingQueryV3("share-01", transaction).getState().equals("FINISHED"));
        assertThat(Book.of(sandbox).available(Shop.PLATFORM)).isEqualTo(2000);
    }

    private ProfitSharingV3Request share(String transaction) {
        ProfitSharingV3Request.Receiver receiver = new ProfitSharingV3Request.Receiver();
        receiver.setType("MERCHANT_ID");
        receiver.setAccount(Shop.PLATFORM);
        receiver.setAmount(2000);
        receiver.setDescription("commission");
        return ProfitSharingV3Request.newBuilder().appid(merchant.path("appid").asString())
                .transactionId(transaction).outOrderNo("share-01")
                .receivers(List.of(receiver)).unfreezeUnsplit(true).build();
    }

    private void pay(WxPayService client, String number, int total, boolean sharing)
            throws WxPayException {
        String prepayId = place(client, number, total, sharing);
        Api.control(sandbox, "POST", "/sandbox/cashier/" + prepayId + "/pay", null);
    }

    private String place(WxPayService client, String number, int total, boolean sharing)
            throws WxPayException {
        WxPayUnifiedOrderV3Request request = new WxPayUnifiedOrderV3Request()
                .setDescription("乌龙茶").setOutTradeNo(number).setNotifyUrl(target.url())
                .setAmount(new WxPayUnifiedOrderV3Request.Amount().setTotal(total)
                        .setCurrency("CNY"))
                .setPayer(new WxPayUnifiedOrderV3Request.Payer().setOpenid(OPENID))
                .setSettleInfo(new WxPayUnifiedOrderV3Request.SettleInfo()
                        .setProfitSharing(sharing));
        WxPayUnifiedOrderV3Result placed = client.unifiedOrderV3(TradeTypeEnum.JSAPI, request);
        return placed.getPrepayId();
    }

    private CombineTransactionsRequest combined() {
        CombineTransactionsRequest request = new CombineTransactionsRequest();
        request.setCombineAppid(merchant.path("appid").asString());
        request.setCombineMchid(merchant.path("mchid").asString());
        request.setCombineOutTradeNo("combine-01");
        request.setNotifyUrl(target.url());
        request.setSubOrders(List.of(sub("combine-0101"), sub("combine-0102")));
        CombineTransactionsRequest.CombinePayerInfo payer =
                new CombineTransactionsRequest.CombinePayerInfo();
        payer.setOpenid(OPENID);
        request.setCombinePayerInfo(payer);
        return request;
    }

    private CombineTransactionsRequest.SubOrders sub(String number) {
        CombineTransactionsRequest.SubOrders sub = new CombineTransactionsRequest.SubOrders();
        sub.setMchid(merchant.path("mchid").asString());
        sub.setAttach("x");
        sub.setOutTradeNo(number);
        sub.setDescription("tea");
        CombineTransactionsRequest.Amount amount = new CombineTransactionsRequest.Amount();
        amount.setTotalAmount(500);
        amount.setCurrency("CNY");
        sub.setAmount(amount);
        return sub;
    }

    /** In public-key mode as a new merchant, which has no platform certificate. */
    private WxPayService client(boolean publicKey) {
        if (publicKey) {
            Api.control(sandbox, "PUT", "/sandbox/merchants/" + NEW_MERCHANT,
                    "{\"appid\":\"wxnewmerchant00001\",\"public_key_only\":true}");
            merchant = Api.as(NEW_MERCHANT, sandbox).merchant();
        }
        WxPayConfig config = new WxPayConfig();
        config.setPayBaseUrl("http://" + HOST);
        config.setHttpProxyHost("127.0.0.1");
        config.setHttpProxyPort(sandbox.port());
        config.setAppId(merchant.path("appid").asString());
        config.setMchId(merchant.path("mchid").asString());
        config.setApiV3Key(merchant.path("api_v3_key").asString());
        config.setCertSerialNo(merchant.path("certificate_serial_no").asString());
        config.setPrivateKeyContent(bytes("private_key"));
        config.setPrivateCertContent(Api.open(sandbox, "GET", "/sandbox/merchants/"
                + merchant.path("mchid").asString() + "/certificate", null).text()
                .getBytes(StandardCharsets.UTF_8));
        if (publicKey) {
            config.setPublicKeyId(merchant.path("public_key_id").asString());
            config.setPublicKeyContent(bytes("public_key"));
        }
        WxPayService service = new WxPayServiceImpl();
        service.setConfig(config);
        return service;
    }

    private byte[] bytes(String name) {
        return merchant.path(name).asString().getBytes(StandardCharsets.UTF_8);
    }

    private static SignatureHeader header(Arrival arrival) {
        return SignatureHeader.builder().timeStamp(arrival.header("Wechatpay-Timestamp"))
                .nonce(arrival.header("Wechatpay-Nonce"))
                .signature(arrival.header("Wechatpay-Signature"))
                .serial(arrival.header("Wechatpay-Serial")).build();
    }
}
