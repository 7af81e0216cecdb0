package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.TrafficRateSet;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a preview says is what the settled order shows. */
class PreviewStoryTest {

    private static final String PREVIEW = "/v1/settlements/preview";
    private static final Instant EPOCH = Instant.EPOCH;

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();

    @BeforeEach
    void termsAreKnown() {
        saga.event(terms(Shopper.TEA, "1900000101", EPOCH, 500));
        saga.event(terms(Shopper.MUG, "1900000102", EPOCH, 500));
        await().until(() -> preview(TestTokens.shared().operator(),
                cart("SEARCH", 100, 100)).status() == 200);
    }

    @Test
    void previewOfACartIsWhatItsOrderIsDividedIntoToTheFen() {
        JsonNode preview = preview(TestTokens.shared().operator(),
                cart("MINI_PROGRAM_HOME", 12_901, 5_907)).json();

        AuthorizePayment order = Shopper.withMandate(app)
                .order(Shopper.TEA, 12_901, Shopper.MUG, 5_907);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(order.orderId()));
        var settled = saga.await(order.orderId(), PaymentSettled.class);

        for (int i = 0; i < settled.parts().size(); i++) {
            SettledPart part = settled.parts().get(i);
            JsonNode share = preview.path("parts").get(i).path("share");
            assertThat(share.path("merchant_id").asString()).isEqualTo(part.merchantId());
            assertThat(fen(share, "merchant_net")).isEqualTo(part.merchantNet().total());
            assertThat(fen(share, "commission")).isEqualTo(part.commission().total());
            assertThat(fen(share, "traffic_fee")).isEqualTo(part.trafficFee().total());
            assertThat(fen(share, "channel_fee")).isEqualTo(part.channelFee().total());
        }
        JsonNode sums = preview.path("sums");
        assertThat(fen(sums, "merchants") + fen(sums, "commission") + fen(sums, "traffic_fee")
                + fen(sums, "channel_fee")).isEqualTo(12_901 + 5_907);
    }

    @Test
    void termsThatHoldLaterCountFromTheirDayOn() {
        Instant later = Instant.now().plus(Duration.ofDays(30));
        saga.event(terms("m-later", "1900000198", EPOCH, 500));
        saga.event(terms("m-later", "1900000198", later, 1_000));
        String operator = TestTokens.shared().operator();
        String then = later.plusSeconds(1).toString();

        await().until(() -> commission(operator, ",\"at\":\"" + then + "\"") == 1_000);
        assertThat(commission(operator, "")).isEqualTo(500);
    }

    @Test
    void othersOfTheTermsAreShownWithWhatTheyWouldGet() {
        MerchantTerms plain = terms("m-others", "1900000197", EPOCH, 500).terms();
        saga.event(new MerchantTermsChanged("m-others", "1900000197", EPOCH, new MerchantTerms(
                plain.commission(), plain.trafficFees(), plain.channelFee(),
                List.of(new Receiver("1900000301", new BasisPoints(1_000), "goods")))));
        String cart = part("m-others", 12_900, "");
        await().until(() -> preview(TestTokens.shared().operator(), cart).status() == 200);

        JsonNode preview = preview(TestTokens.shared().merchant("m-others"), cart).json();

        assertThat(fen(preview.path("sums"), "others")).isEqualTo(1_290);
        assertThat(fen(preview.at("/parts/0/share"), "others")).isEqualTo(1_290);
        assertThat(fen(preview.path("sums"), "merchants"))
                .isEqualTo(12_900 - 645 - 258 - 77 - 1_290);
        assertThat(preview.at("/parts/0/terms/others/0/mchid").asString())
                .isEqualTo("1900000301");
    }

    @Test
    void ratesOfTheTrafficPlatformGoBeforeTheMerchantsOwn() {
        saga.event(new TrafficRateSet(Channel.VIDEO_ACCOUNT, "", EPOCH, new BasisPoints(150)));
        saga.event(new TrafficRateSet(Channel.VIDEO_ACCOUNT, "tea", EPOCH, new BasisPoints(300)));
        saga.event(new TrafficRateSet(Channel.VIDEO_ACCOUNT, "tea",
                Instant.now().plus(Duration.ofDays(30)), new BasisPoints(9)));

        await().untilAsserted(() -> {
            assertThat(trafficFee("")).isEqualTo(150);
            assertThat(trafficFee(",\"category\":\"tea\"")).isEqualTo(300);
        });
    }

    /** Of 100 yuan from a video account, in fen: the rate. */
    private long trafficFee(String category) {
        return fen(preview(TestTokens.shared().operator(), """
                {"channel":"VIDEO_ACCOUNT","parts":[{"merchant_id":"m-tea",
                 "amount":{"total":10000,"currency":"CNY"}%s}]}""".formatted(category)).json()
                .path("sums"), "traffic_fee");
    }

    @Test
    void merchantThatIsNamedTwiceIsMeantWithTheSum() {
        String twice = """
                {"channel":"SEARCH","parts":[
                 {"merchant_id":"m-tea","amount":{"total":%d,"currency":"CNY"}},
                 {"merchant_id":"m-tea","amount":{"total":1,"currency":"CNY"}}]}""";
        String operator = TestTokens.shared().operator();

        JsonNode parts = preview(operator, twice.formatted(12_900)).json().path("parts");
        HttpProbe.Answer beyond = preview(operator, twice.formatted(1_000_000_000));

        assertThat(parts).hasSize(1);
        assertThat(fen(parts.at("/0/share"), "amount")).isEqualTo(12_901);
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.json().at("/errors/0/pointer").asString())
                .isEqualTo("/parts/1/amount");
    }

    @Test
    void merchantSeesWhatIsItsOwnOnly() {
        String tea = TestTokens.shared().merchant(Shopper.TEA);

        assertThat(preview(tea, part(Shopper.TEA, 100, "")).status()).isEqualTo(200);
        assertThat(preview(tea, cart("SEARCH", 100, 100)).status()).isEqualTo(404);
        assertThat(preview(TestTokens.shared().operator(), part("m-unheard", 100, "")).status())
                .isEqualTo(404);
        assertThat(preview(TestTokens.shared().buyer("b-1"), part(Shopper.TEA, 100, "")).status())
                .isEqualTo(403);
    }

    @Test
    void amountsThatAreNoneAreRefusedByPlace() {
        var answer = preview(TestTokens.shared().operator(), part(Shopper.TEA, 0, ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/parts/0/amount");
    }

    private long commission(String token, String more) {
        return fen(preview(token, part("m-later", 10_000, more)).json().path("sums"),
                "commission");
    }

    private HttpProbe.Answer preview(String token, String body) {
        return app.http().post(PREVIEW, token, body);
    }

    private static String part(String merchant, long fen, String more) {
        return """
                {"channel":"SEARCH","parts":[{"merchant_id":"%s",
                 "amount":{"total":%d,"currency":"CNY"}}]%s}""".formatted(merchant, fen, more);
    }

    private static String cart(String channel, long tea, long mug) {
        return """
                {"channel":"%s","parts":[
                 {"merchant_id":"m-tea","amount":{"total":%d,"currency":"CNY"}},
                 {"merchant_id":"m-mug","amount":{"total":%d,"currency":"CNY"}}]}"""
                .formatted(channel, tea, mug);
    }

    private static MerchantTermsChanged terms(
            String merchant, String subMchid, Instant from, int commission) {
        return new MerchantTermsChanged(merchant, subMchid, from, new MerchantTerms(
                new BasisPoints(commission), Arrays.stream(Channel.values())
                        .map(channel -> new MerchantTerms.TrafficFee(channel, new BasisPoints(200)))
                        .toList(),
                new BasisPoints(60)));
    }

    private static long fen(JsonNode at, String field) {
        return at.path(field).path("total").asLong();
    }
}
