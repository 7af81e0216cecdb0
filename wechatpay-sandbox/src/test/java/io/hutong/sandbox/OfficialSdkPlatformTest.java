package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.service.ecommerceprofitsharing.EcommerceProfitSharingService;
import com.wechat.pay.java.service.ecommerceprofitsharing.model.AddReceiverRequest;
import com.wechat.pay.java.service.ecommerceprofitsharing.model.CreateOrderReceiver;
import com.wechat.pay.java.service.ecommerceprofitsharing.model.CreateOrderRequest;
import com.wechat.pay.java.service.ecommerceprofitsharing.model.QueryOrderRequest;
import com.wechat.pay.java.service.ecommercerefund.EcommerceRefundService;
import com.wechat.pay.java.service.ecommercerefund.model.CreateRefundRequest;
import com.wechat.pay.java.service.ecommercerefund.model.QueryRefundByOutRefundNoRequest;
import com.wechat.pay.java.service.ecommercerefund.model.RefundReqAmount;
import com.wechat.pay.java.service.ecommercesubsidy.EcommerceSubsidyService;
import com.wechat.pay.java.service.ecommercesubsidy.model.SubsidiesCreateEntity;
import com.wechat.pay.java.service.ecommercesubsidy.model.SubsidiesCreateRequest;
import com.wechat.pay.java.service.partnerpayments.jsapi.JsapiService;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.Amount;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.Payer;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.SettleInfo;
import com.wechat.pay.java.service.partnerpayments.jsapi.model.Transaction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** wechatpay-java 0.2.17 as a commerce platform uses it. */
class OfficialSdkPlatformTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final Sdk sdk = new Sdk(sandbox, Shop.PLATFORM);
    private final Config config = sdk.publicKeyConfig();
    private String transaction;

    @BeforeEach
    void placeAndPay() {
        JsapiService payments = new JsapiService.Builder().config(config)
                .httpClient(sdk.client(config)).build();
        String prepayId = payments.prepay(order()).getPrepayId();
        Api.control(sandbox, "POST", "/sandbox/cashier/" + prepayId + "/pay", null);
        QueryOrderByOutTradeNoRequest query = new QueryOrderByOutTradeNoRequest();
        query.setSpMchid(Shop.PLATFORM);
        query.setSubMchid(Shop.TEA);
        query.setOutTradeNo("order-0001");
        Transaction paid = payments.queryOrderByOutTradeNo(query);
        assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(paid.getPayer().getSpOpenid()).isNotEmpty();
        transaction = paid.getTransactionId();
    }

    @Test
    void aPartnerOrderIsSharedAndFinished() {
        EcommerceProfitSharingService sharing = new EcommerceProfitSharingService.Builder()
                .config(config).httpClient(sdk.client(config)).build();
        AddReceiverRequest receiver = new AddReceiverRequest();
        receiver.setAppid(sdk.appid());
        receiver.setType("MERCHANT_ID");
        receiver.setAccount(Shop.TRAFFIC);
        receiver.setRelationType("SERVICE_PROVIDER");
        sharing.addReceiver(receiver);

        sharing.createOrder(share());

        QueryOrderRequest query = new QueryOrderRequest();
        query.setSubMchid(Shop.TEA);
        query.setTransactionId(transaction);
        query.setOutOrderNo("share-01");
        await().until(() -> "FINISHED".equals(sharing.queryOrder(query).getStatus()));
        assertThat(sharing.queryOrder(query).getReceivers().getFirst().getResult())
                .isEqualTo("SUCCESS");
        assertThat(Book.of(sandbox).available(Shop.TRAFFIC)).isEqualTo(387);
    }

    @Test
    void aPartnerOrderIsRefunded() {
        EcommerceRefundService refunds = new EcommerceRefundService.Builder().config(config)
                .httpClient(sdk.client(config)).build();
        CreateRefundRequest request = new CreateRefundRequest();
        request.setSubMchid(Shop.TEA);
        request.setSpAppid(sdk.appid());
        request.setTransactionId(transaction);
        request.setOutRefundNo("refund-01");
        RefundReqAmount amount = new RefundReqAmount();
        amount.setRefund(12900L);
        amount.setTotal(12900L);
        request.setAmount(amount);

        refunds.createRefund(request);

        QueryRefundByOutRefundNoRequest query = new QueryRefundByOutRefundNoRequest();
        query.setOutRefundNo("refund-01");
        query.setSubMchid(Shop.TEA);
        await().until(() -> "SUCCESS".equals(
                String.valueOf(refunds.queryRefundByOutRefundNo(query).getStatus())));
        assertThat(Book.of(sandbox).total("refunded")).isEqualTo(12900);
    }

    @Test
    void thePlatformSubsidisesAnOrderFromItsOwnMoney() {
        Api.control(sandbox, "POST", "/sandbox/merchants/" + Shop.PLATFORM + "/deposit",
                "{\"amount\":5000}");
        Shop shop = new Shop(sandbox);
        String subsidised = shop.subsidised("bonus", shop.contract("bob"), 12900, 2000);
        EcommerceSubsidyService subsidies = new EcommerceSubsidyService.Builder().config(config)
                .httpClient(sdk.client(config)).build();
        SubsidiesCreateRequest request = new SubsidiesCreateRequest();
        request.setSubMchid(Shop.TEA);
        request.setTransactionId(subsidised);
        request.setAmount(2000L);
        request.setDescription("coupon");
        request.setOutSubsidyNo("subsidy-01");

        SubsidiesCreateEntity created = subsidies.createSubsidy(request);

        assertThat(created.getSubsidyId()).isNotEmpty();
        Book book = Book.of(sandbox);
        assertThat(book.available(Shop.PLATFORM)).isEqualTo(3000);
        assertThat(book.total("frozen")).isEqualTo(2 * (12900 - 77) + 2000);
        assertThat(book.difference()).isZero();
    }

    private PrepayRequest order() {
        PrepayRequest request = new PrepayRequest();
        request.setSpAppid(sdk.appid());
        request.setSpMchid(Shop.PLATFORM);
        request.setSubMchid(Shop.TEA);
        request.setDescription("tea");
        request.setOutTradeNo("order-0001");
        request.setNotifyUrl("http://127.0.0.1:1/notify");
        Amount amount = new Amount();
        amount.setTotal(12900);
        request.setAmount(amount);
        Payer payer = new Payer();
        payer.setSpOpenid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        request.setPayer(payer);
        SettleInfo settle = new SettleInfo();
        settle.setProfitSharing(true);
        request.setSettleInfo(settle);
        return request;
    }

    private CreateOrderRequest share() {
        CreateOrderReceiver receiver = new CreateOrderReceiver();
        receiver.setType("MERCHANT_ID");
        receiver.setReceiverAccount(Shop.TRAFFIC);
        receiver.setAmount(387L);
        receiver.setDescription("traffic fee");
        CreateOrderRequest request = new CreateOrderRequest();
        request.setAppid(sdk.appid());
        request.setSubMchid(Shop.TEA);
        request.setTransactionId(transaction);
        request.setOutOrderNo("share-01");
        request.setReceivers(List.of(receiver));
        request.setFinish(true);
        return request;
    }
}
