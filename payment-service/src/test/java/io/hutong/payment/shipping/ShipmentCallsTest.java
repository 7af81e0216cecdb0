package io.hutong.payment.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.shipping.model.ManagedOrder;
import io.hutong.payment.shipping.model.ShippingInfo;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a parcel, answer by answer. */
class ShipmentCallsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final int PATIENCE = 3;

    private final Wechat wechat = new Wechat();
    private final ShipmentCalls calls = new ShipmentCalls(wechat, PATIENCE);

    @Test
    void parcelIsUploadedForThePayerWhomWechatNames() {
        wechat.found = order(ManagedOrder.State.TO_SHIP);

        ShipmentResult result = calls.perform(waiting(0));

        assertThat(result.next()).isEqualTo(Shipment.State.UPLOADED);
        assertThat(wechat.uploads).singleElement().satisfies(info -> {
            assertThat(info.openid()).isEqualTo("oBuyer");
            assertThat(info.parcel().trackingNo()).isEqualTo("SF1");
        });
    }

    @Test
    void uploadWhoseAnswerWasLostIsFoundAndNotRepeated() {
        wechat.found = order(ManagedOrder.State.TO_SHIP);
        wechat.uploaded = new Ambiguous<>("SocketTimeoutException");
        ShipmentResult lost = calls.perform(waiting(0));
        wechat.found = order(ManagedOrder.State.SHIPPED);

        ShipmentResult found = calls.perform(waiting(1));

        assertThat(lost.next()).isEqualTo(Shipment.State.WAITING);
        assertThat(found.next()).isEqualTo(Shipment.State.UPLOADED);
        assertThat(wechat.uploads).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10060002", "10060003", "10060023"})
    void parcelThatWechatHasAlreadyCountsAsUploaded(String code) {
        wechat.found = order(ManagedOrder.State.TO_SHIP);
        wechat.uploaded = Spoken.uploadRefused(code, "");

        assertThat(calls.perform(waiting(0)).next()).isEqualTo(Shipment.State.UPLOADED);
    }

    @Test
    void parcelThatIsRefusedOftenGivesUpOnceAndNoLongerHoldsTheMoney() {
        wechat.found = order(ManagedOrder.State.TO_SHIP);
        wechat.uploaded = Spoken.uploadRefused("10060025", "too long");

        ShipmentResult first = calls.perform(waiting(0));
        ShipmentResult last = calls.perform(waiting(PATIENCE - 1));

        assertThat(first.gaveUp()).isFalse();
        assertThat(first.next()).isEqualTo(Shipment.State.WAITING);
        assertThat(last.gaveUp()).isTrue();
        assertThat(last.releases()).isTrue();
        assertThat(last.problem()).contains("10060025");
    }

    @Test
    void outageIsNoRefusalHoweverLongItLasts() {
        wechat.found = new NotSent<>("ConnectException");

        ShipmentResult result = calls.perform(waiting(PATIENCE * 100));

        assertThat(result.next()).isEqualTo(Shipment.State.WAITING);
        assertThat(result.problem()).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = ManagedOrder.State.class, names = {"RECEIVED", "OVER"})
    void receiptInsideWechatReleasesTheMoney(ManagedOrder.State state) {
        wechat.found = order(state);

        ShipmentResult result = calls.perform(uploaded(NOON, true));

        assertThat(result.next()).isEqualTo(Shipment.State.RELEASED);
        assertThat(result.releases()).isTrue();
    }

    @Test
    void moneyThatWentBackNeedsNoReceipt() {
        wechat.found = order(ManagedOrder.State.REFUNDED);

        assertThat(calls.perform(uploaded(null, false)).next()).isEqualTo(Shipment.State.OVER);
    }

    @ParameterizedTest
    @EnumSource(value = ManagedOrder.State.class, names = {"UNRECOGNISED", "SETTLING"})
    void whatIsNotAReceiptForCertainReleasesNothing(ManagedOrder.State state) {
        wechat.found = order(state);

        assertThat(calls.perform(uploaded(NOON, true)).releases()).isFalse();
    }

    @Test
    void buyerIsRemindedOnceAndOnlyAfterTheReceiptInOurBooks() {
        wechat.found = order(ManagedOrder.State.SHIPPED);

        calls.perform(uploaded(null, false));
        ShipmentResult reminded = calls.perform(uploaded(NOON, false));
        calls.perform(uploaded(NOON, true));

        assertThat(reminded.reminded()).isTrue();
        assertThat(wechat.reminders).isEqualTo(1);
    }

    @Test
    void reminderThatMayNotHaveArrivedIsRepeated() {
        wechat.found = order(ManagedOrder.State.SHIPPED);
        wechat.reminded = new Ambiguous<>("HTTP 502");

        assertThat(calls.perform(uploaded(NOON, false)).reminded()).isFalse();
    }

    @Test
    void channelThatDoesNotManageOrdersHoldsNothingBack() {
        wechat.found = order(ManagedOrder.State.TO_SHIP);
        wechat.manages = new Answered<>(false);

        ShipmentResult result = calls.perform(waiting(0));

        assertThat(result.next()).isEqualTo(Shipment.State.RELEASED);
        assertThat(wechat.uploads).hasSize(1);
    }

    private static ChannelAnswer<ManagedOrder> order(ManagedOrder.State state) {
        return new Answered<>(new ManagedOrder(state, "oBuyer"));
    }

    private static Shipment waiting(int tries) {
        return shipment(Shipment.State.WAITING,
                new Shipment.Progress(null, false, tries, new Lease("me", NOON)));
    }

    private static Shipment uploaded(
            @Nullable Instant receivedAt, boolean reminded) {
        return shipment(Shipment.State.UPLOADED,
                new Shipment.Progress(receivedAt, reminded, 0, new Lease("me", NOON)));
    }

    private static Shipment shipment(Shipment.State state, Shipment.Progress progress) {
        return new Shipment(new PartKey("order", 1), state,
                new ShippingInfo.Parcel("SF", "SF1", "tea", NOON),
                new Shipment.Trade("wx", "420001"), progress);
    }

    /** Answers what a test has put in. */
    private static final class Wechat implements ShippingChannel {

        private ChannelAnswer<ManagedOrder> found = new NotSent<>("");
        private ChannelAnswer<Done> uploaded = new Answered<>(Done.DONE);
        private ChannelAnswer<Done> reminded = new Answered<>(Done.DONE);
        private ChannelAnswer<Boolean> manages = new Answered<>(true);
        private final List<ShippingInfo> uploads = new ArrayList<>();
        private int reminders;

        @Override
        public ChannelAnswer<Boolean> manages(String appid) {
            return manages;
        }

        @Override
        public ChannelAnswer<ManagedOrder> find(String appid, String transactionId) {
            return found;
        }

        @Override
        public ChannelAnswer<Done> upload(ShippingInfo info) {
            uploads.add(info);
            return uploaded;
        }

        @Override
        public ChannelAnswer<Done> remind(
                String appid, String transactionId, Instant receivedAt) {
            reminders++;
            return reminded;
        }
    }
}
