package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.http.HttpClient;
import io.hutong.payment.bill.BillChannel;
import io.hutong.payment.bill.BillFormat;
import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillOffer.Link;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Bills are asked for by a signed call and fetched, unsigned and compressed, from a link. */
final class WechatPayBills implements BillChannel {

    private static final String NO_BILL = "NO_STATEMENT_EXIST";
    private static final String NOT_READY = "STATEMENT_CREATING";
    private static final int BUFFER = 64 * 1024;

    private final SignedCalls calls;
    private final HttpClient downloads;
    private final String baseUrl;

    WechatPayBills(SignedCalls calls, HttpClient downloads, String baseUrl) {
        this.calls = calls;
        this.downloads = downloads;
        this.baseUrl = baseUrl;
    }

    @Override
    public BillOffer ask(BillType type, LocalDate day) {
        return switch (link(type, "?bill_date=" + day + "&tar_type=GZIP")) {
            case Answered<Link>(Link link) -> link;
            case Refused<Link>(Refusal why) -> switch (why.code()) {
                case NO_BILL -> new BillOffer.None();
                case NOT_READY -> new BillOffer.NotReady();
                default -> new BillOffer.Unavailable(why.code());
            };
            case Ambiguous<Link>(String cause) -> new BillOffer.Unavailable(cause);
            case NotSent<Link>(String cause) -> new BillOffer.Unavailable(cause);
        };
    }

    private ChannelAnswer<Link> link(BillType type, String query) {
        return switch (type) {
            case TRADE -> calls.get("trade-bill",
                    "/v3/bill/tradebill" + query + "&bill_type=ALL", WechatPayBills::link);
            case FUND_FLOW -> calls.get("fund-flow-bill",
                    "/v3/bill/fundflowbill" + query + "&account_type=BASIC",
                    WechatPayBills::link);
            case PROFIT_SHARING -> calls.get("profit-sharing-bill",
                    "/v3/profitsharing/bills" + query, WechatPayBills::link);
        };
    }

    @Override
    public BillFormat format(BillType type) {
        return formatOf(type);
    }

    static BillFormat formatOf(BillType type) {
        return switch (type) {
            case TRADE -> new TradeBill();
            case FUND_FLOW -> new FundFlowBill();
            case PROFIT_SHARING -> new SharingBill();
        };
    }

    @Override
    public InputStream open(Link link) throws IOException {
        try {
            return new GZIPInputStream(downloads.download(atOurHost(link.url())), BUFFER);
        } catch (WechatPayException | IllegalArgumentException e) {
            throw new IOException("the bill's link gives nothing: " + e.getMessage(), e);
        }
    }

    /** The request is signed with our key, so that it goes nowhere but where all others go. */
    private String atOurHost(String url) {
        URI given = URI.create(url);
        return baseUrl + given.getRawPath()
                + (given.getRawQuery() == null ? "" : "?" + given.getRawQuery());
    }

    private static Link link(String body) {
        var answer = WechatPayJson.read(body, LinkJson.class);
        if (answer.downloadUrl() == null || answer.hashValue() == null) {
            throw new IllegalArgumentException("the answer has no link");
        }
        return new Link(answer.downloadUrl(),
                answer.hashType() == null ? "" : answer.hashType(),
                answer.hashValue().toLowerCase(Locale.ROOT));
    }

    private record LinkJson(@Nullable String hashType, @Nullable String hashValue,
            @Nullable String downloadUrl) {
    }
}
