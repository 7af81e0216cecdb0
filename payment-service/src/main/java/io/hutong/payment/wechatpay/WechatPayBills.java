package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.http.HttpClient;
import io.hutong.payment.bill.BillChannel;
import io.hutong.payment.bill.model.BillLink;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.channel.model.ChannelAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Bills are asked for by a signed call and fetched, unsigned and compressed, from a link. */
final class WechatPayBills implements BillChannel {

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
    public ChannelAnswer<BillLink> link(BillType type, LocalDate day) {
        String query = "?bill_date=" + day + "&tar_type=GZIP";
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
    public InputStream open(BillLink link) throws IOException {
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

    private static BillLink link(String body) {
        var answer = WechatPayJson.read(body, Link.class);
        if (answer.downloadUrl() == null || answer.hashValue() == null) {
            throw new IllegalArgumentException("the answer has no link");
        }
        return new BillLink(answer.downloadUrl(),
                answer.hashType() == null ? "" : answer.hashType(),
                answer.hashValue().toLowerCase(Locale.ROOT));
    }

    private record Link(@Nullable String hashType, @Nullable String hashValue,
            @Nullable String downloadUrl) {
    }
}
