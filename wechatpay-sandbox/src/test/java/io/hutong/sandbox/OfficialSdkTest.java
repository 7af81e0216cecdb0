package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.jsapi.model.SettleInfo;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.profitsharing.ProfitsharingService;
import com.wechat.pay.java.service.profitsharing.model.AddReceiverRequest;
import com.wechat.pay.java.service.profitsharing.model.AddReceiverResponse;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderReceiver;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderRequest;
import com.wechat.pay.java.service.profitsharing.model.OrderStatus;
import com.wechat.pay.java.service.profitsharing.model.OrdersEntity;
import com.wechat.pay.java.service.profitsharing.model.QueryOrderRequest;
import com.wechat.pay.java.service.profitsharing.model.ReceiverRelationType;
import com.wechat.pay.java.service.profitsharing.model.ReceiverType;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import io.hutong.sandbox.NotifyTarget.Arrival;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** wechatpay-java 0.2.17 as an ordinary merchant uses it. */
class OfficialSdkTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final NotifyTarget target = new NotifyTarget();
    private final Sdk sdk = new Sdk(sandbox, Shop.TRAFFIC);
    private final Config config = sdk.publicKeyConfig();
    private final JsapiServiceExtension payments = new JsapiServiceExtension.Builder()
            .config(config).httpClient(sdk.client(config)).build();

    @AfterEach
    void closeTarget() {
        target.close();
    }

    @Test
    void anOrderIsPlacedPaidToldAndFound() {
        pay("order-0001", 100, false);

        QueryOrderByOutTradeNoRequest query = new QueryOrderByOutTradeNoRequest();
        query.setMchid(sdk.mchid());
        query.setOutTradeNo("order-0001");
        Transaction found = payments.queryOrderByOutTradeNo(query);
        QueryOrderByIdRequest byId = new QueryOrderByIdRequest();
        byId.setMchid(sdk.mchid());
        byId.setTransactionId(found.getTransactionId());

        assertThat(found.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(found.getAmount().getPayerTotal()).isEqualTo(100);
        assertThat(payments.queryOrderById(byId).getOutTradeNo()).isEqualTo("order-0001");
        await().until(() -> target.arrivals().size() == 1);
        Transaction told = parse(target.arrivals().getFirst(), Transaction.class);
        assertThat(told.getTransactionId()).isEqualTo(found.getTransactionId());
        assertThat(told.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    }

    @Test
    void anUnpaidOrderCanBeClosedAndAPaidOneCannot() {
        payments.prepayWithRequestPayment(order("order-0001", 100, false));
        pay("order-0002", 100, false);

        payments.closeOrder(close("order-0001"));

        assertThatThrownBy(() -> payments.closeOrder(close("order-0002")))
                .isInstanceOf(ServiceException.class).hasMessageContaining("ORDER_PAID");
        assertThatThrownBy(() -> payments.prepayWithRequestPayment(
                order("order-0001", 100, false)))
                .isInstanceOf(ServiceException.class).hasMessageContaining("ORDER_CLOSED");
    }

    @Test
    void theSdkDownloadsTheCertificatesAndVerifiesWithThem() {
        Config downloaded = sdk.certificateConfig();
        JsapiServiceExtension verified = new JsapiServiceExtension.Builder().config(downloaded)
                .httpClient(sdk.client(downloaded)).build();

        assertThat(verified.prepayWithRequestPayment(order("order-0003", 1, false))
                .getPackageVal()).startsWith("prepay_id=wx");
    }

    @Test
    void aRefundIsAcceptedFinishedAndTold() {
        pay("order-0001", 1000, false);
        RefundService refunds = new RefundService.Builder().config(config)
                .httpClient(sdk.client(config)).build();

        Refund accepted = refunds.create(refund("order-0001", "refund-01", 400, 1000));

        QueryByOutRefundNoRequest query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo("refund-01");
        assertThat(accepted.getStatus()).isEqualTo(Status.PROCESSING);
        await().until(() -> refunds.queryByOutRefundNo(query).getStatus() == Status.SUCCESS);
        await().until(() -> target.arrivals().stream().anyMatch(
                a -> a.json().path("event_type").asString().equals("REFUND.SUCCESS")));
        assertThat(Book.of(sandbox).total("refunded")).isEqualTo(400);
        assertThat(Book.of(sandbox).difference()).isZero();
    }

    @Test
    void anOrderIsSharedWithAReceiverWhoseNameIsEncrypted() {
        ProfitsharingService sharing = new ProfitsharingService.Builder().config(config)
                .httpClient(sdk.client(config)).build();
        String transaction = pay("order-0001", 10000, true);

        AddReceiverResponse receiver = sharing.addReceiver(receiver());
        OrdersEntity accepted = sharing.createOrder(share(transaction));

        assertThat(receiver.getAccount()).isEqualTo(Shop.PLATFORM);
        assertThat(receiver.getName()).isEqualTo("上海通天塔商贸有限公司");
        assertThat(accepted.getState()).isEqualTo(OrderStatus.PROCESSING);
        QueryOrderRequest query = new QueryOrderRequest();
        query.setTransactionId(transaction);
        query.setOutOrderNo("share-01");
        await().until(() -> sharing.queryOrder(query).getState() == OrderStatus.FINISHED);
        assertThat(Book.of(sandbox).available(Shop.PLATFORM)).isEqualTo(3000);
    }

    @Test
    void aTradeBillIsDownloadedAndItsHashFits() throws IOException {
        pay("order-0001", 12900, false);
        BillDownloadServiceExtension bills = new BillDownloadServiceExtension.Builder()
                .config(config).httpClient(sdk.client(config)).build();
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);

        String bill = read(bills.getTradeBill(request));

        assertThat(bill).contains("`order-0001").contains("`129.00").contains("`0.77000")
                .contains("`0.60%");
    }

    @Test
    void aFundFlowBillIsDownloadedAndItsHashFits() throws IOException {
        pay("order-0001", 12900, false);
        BillDownloadServiceExtension bills = new BillDownloadServiceExtension.Builder()
                .config(config).httpClient(sdk.client(config)).build();
        GetFundFlowBillRequest request = new GetFundFlowBillRequest();
        request.setBillDate(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());

        String bill = read(bills.getFundFlowBill(request));

        assertThat(bill).contains("`扣除交易手续费").contains("`0.77").contains("`128.23");
    }

    private static String read(DigestBillEntity entity) throws IOException {
        try (InputStream in = entity.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(entity.verifyHash()).isTrue();
            return text;
        }
    }

    /** Places an order, pays it as the buyer, and answers its transaction id. */
    private String pay(String number, int total, boolean sharing) {
        String prepayId = payments.prepayWithRequestPayment(order(number, total, sharing))
                .getPackageVal().substring("prepay_id=".length());
        Api.control(sandbox, "POST", "/sandbox/cashier/" + prepayId + "/pay", null);
        QueryOrderByOutTradeNoRequest query = new QueryOrderByOutTradeNoRequest();
        query.setMchid(sdk.mchid());
        query.setOutTradeNo(number);
        return payments.queryOrderByOutTradeNo(query).getTransactionId();
    }

    private PrepayRequest order(String number, int total, boolean sharing) {
        PrepayRequest request = new PrepayRequest();
        request.setAppid(sdk.appid());
        request.setMchid(sdk.mchid());
        request.setDescription("乌龙茶");
        request.setOutTradeNo(number);
        request.setNotifyUrl(target.url());
        Amount amount = new Amount();
        amount.setTotal(total);
        request.setAmount(amount);
        Payer payer = new Payer();
        payer.setOpenid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        request.setPayer(payer);
        SettleInfo settle = new SettleInfo();
        settle.setProfitSharing(sharing);
        request.setSettleInfo(settle);
        return request;
    }

    private CloseOrderRequest close(String number) {
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid(sdk.mchid());
        request.setOutTradeNo(number);
        return request;
    }

    private CreateRequest refund(String order, String number, long refund, long total) {
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(order);
        request.setOutRefundNo(number);
        request.setNotifyUrl(target.url());
        AmountReq amount = new AmountReq();
        amount.setRefund(refund);
        amount.setTotal(total);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    private AddReceiverRequest receiver() {
        AddReceiverRequest request = new AddReceiverRequest();
        request.setAppid(sdk.appid());
        request.setType(ReceiverType.MERCHANT_ID);
        request.setAccount(Shop.PLATFORM);
        request.setName("上海通天塔商贸有限公司");
        request.setRelationType(ReceiverRelationType.PARTNER);
        return request;
    }

    private CreateOrderRequest share(String transaction) {
        CreateOrderReceiver receiver = new CreateOrderReceiver();
        receiver.setType("MERCHANT_ID");
        receiver.setAccount(Shop.PLATFORM);
        receiver.setAmount(3000L);
        receiver.setDescription("commission");
        CreateOrderRequest request = new CreateOrderRequest();
        request.setAppid(sdk.appid());
        request.setTransactionId(transaction);
        request.setOutOrderNo("share-01");
        request.setReceivers(List.of(receiver));
        request.setUnfreezeUnsplit(true);
        return request;
    }

    private <T> T parse(Arrival arrival, Class<T> type) {
        RequestParam param = new RequestParam.Builder()
                .serialNumber(arrival.header("Wechatpay-Serial"))
                .nonce(arrival.header("Wechatpay-Nonce"))
                .timestamp(arrival.header("Wechatpay-Timestamp"))
                .signature(arrival.header("Wechatpay-Signature"))
                .body(arrival.body()).build();
        return new NotificationParser(sdk.certificateConfig()).parse(param, type);
    }
}
