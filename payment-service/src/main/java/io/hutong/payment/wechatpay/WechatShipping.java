package io.hutong.payment.wechatpay;

import static io.hutong.payment.shipping.model.ManagedOrder.State.OVER;
import static io.hutong.payment.shipping.model.ManagedOrder.State.RECEIVED;
import static io.hutong.payment.shipping.model.ManagedOrder.State.REFUNDED;
import static io.hutong.payment.shipping.model.ManagedOrder.State.SETTLING;
import static io.hutong.payment.shipping.model.ManagedOrder.State.SHIPPED;
import static io.hutong.payment.shipping.model.ManagedOrder.State.TO_SHIP;
import static io.hutong.payment.shipping.model.ManagedOrder.State.UNRECOGNISED;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.shipping.ShippingChannel;
import io.hutong.payment.shipping.model.ManagedOrder;
import io.hutong.payment.shipping.model.ShippingInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code /wxa/sec/order}: the shipping information of orders paid in a mini-program. */
final class WechatShipping implements ShippingChannel {

    private static final String ROOT = "/wxa/sec/order";
    private static final int BY_TRANSACTION = 2;
    /** Shipped before: WeChat has the information that we wanted to give. */
    private static final Set<String> UPLOADED_BEFORE = Set.of("10060002", "10060003", "10060023");
    /** By {@code order_state}, which counts from 1. */
    private static final List<ManagedOrder.State> STATES = List.of(TO_SHIP, SHIPPED, RECEIVED,
            OVER, REFUNDED, SETTLING);
    private static final int EXPRESS = 1;
    private static final int IN_ONE_PARCEL = 1;
    /** Characters of {@code item_desc}. */
    private static final int GOODS_MAX = 120;
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
                    .withZone(ZoneOffset.ofHours(8));

    private final MiniProgramCalls calls;
    private final MiniProgramSettings settings;
    private final AccessTokens tokens;

    WechatShipping(
            MiniProgramCalls calls, MiniProgramSettings settings, InstantSource clock) {
        this.calls = calls;
        this.settings = settings;
        this.tokens = new AccessTokens(this::issue, clock);
    }

    @Override
    public ChannelAnswer<Boolean> manages(String appid) {
        return calls.post(named("is-trade-managed", appid, "/is_trade_managed"), tokens,
                new MiniProgramJson.AppidOf(appid),
                answer -> answer.path("is_trade_managed").asBoolean(false));
    }

    @Override
    public ChannelAnswer<ManagedOrder> find(String appid, String transactionId) {
        return calls.post(named("get-shipping", appid, "/get_order"), tokens,
                new MiniProgramJson.TransactionOf(transactionId), WechatShipping::order);
    }

    @Override
    public ChannelAnswer<Done> upload(ShippingInfo info) {
        return uploaded(calls.post(named("upload-shipping", info.appid(),
                "/upload_shipping_info"), tokens, body(info), json -> Done.DONE));
    }

    static ChannelAnswer<Done> uploaded(ChannelAnswer<Done> answer) {
        return answer instanceof Refused<Done>(Refusal why)
                && UPLOADED_BEFORE.contains(why.code()) ? new Answered<>(Done.DONE) : answer;
    }

    @Override
    public ChannelAnswer<Done> remind(String appid, String transactionId, Instant receivedAt) {
        return calls.post(named("remind-receipt", appid, "/notify_confirm_receive"), tokens,
                new MiniProgramJson.Reminder(transactionId, receivedAt.getEpochSecond()),
                answer -> Done.DONE);
    }

    private static MiniProgramCalls.Named named(String name, String appid, String path) {
        return new MiniProgramCalls.Named(name, appid, ROOT + path);
    }

    private ChannelAnswer<AccessTokens.Issued> issue(String appid) {
        return calls.post("stable-token", "/cgi-bin/stable_token",
                new MiniProgramJson.TokenRequest("client_credential", appid,
                        settings.secretOf(appid), false),
                answer -> new AccessTokens.Issued(answer.path("access_token").asString(""),
                        Duration.ofSeconds(answer.path("expires_in").asLong(0))));
    }

    private static ManagedOrder order(JsonNode answer) {
        JsonNode order = answer.path("order");
        return new ManagedOrder(state(order.path("order_state").asInt(0)),
                order.path("openid").asString(""));
    }

    private static ManagedOrder.State state(int number) {
        return number >= 1 && number <= STATES.size() ? STATES.get(number - 1) : UNRECOGNISED;
    }

    private MiniProgramJson.Upload body(ShippingInfo info) {
        ShippingInfo.Parcel parcel = info.parcel();
        return new MiniProgramJson.Upload(
                new MiniProgramJson.OrderKey(BY_TRANSACTION, info.transactionId()),
                EXPRESS, IN_ONE_PARCEL, List.of(new MiniProgramJson.Parcel(parcel.trackingNo(),
                        carrier(parcel.carrier()), shortened(parcel.goods()),
                        new MiniProgramJson.Contact(settings.consignorContact()))),
                BEIJING.format(parcel.shippedAt()), new MiniProgramJson.Payer(info.openid()));
    }

    /** WeChat has a code for each carrier; names that nobody has mapped are sent as they are. */
    private String carrier(String name) {
        return settings.carriers().getOrDefault(name, name);
    }

    private static String shortened(String goods) {
        return goods.codePointCount(0, goods.length()) <= GOODS_MAX ? goods
                : goods.substring(0, goods.offsetByCodePoints(0, GOODS_MAX));
    }
}
