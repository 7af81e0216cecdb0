package io.hutong.sandbox.bill;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.profitsharing.ProfitSharing;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.refund.RefundFamily;
import io.hutong.sandbox.rules.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Bills: asked for by day, then fetched with a token. {@code hash_value} is the SHA-1 of the
 * uncompressed file; the file itself comes unsigned, gzip without {@code Content-Encoding}.
 */
public final class Bills implements Family {

    private static final String DOWNLOAD = "/v3/billdownload/file";

    private final World world;
    private final TradeBill trades;
    private final FundFlowBill flows;
    private final ShareBill shares;
    private final BillFiles files = new BillFiles();

    /** {@code families} know what moved on the accounts. */
    public Bills(World world, RefundFamily refunds, ProfitSharing sharing,
            List<Family> families) {
        this.world = world;
        this.trades = new TradeBill(world, refunds);
        this.flows = new FundFlowBill(world, families);
        this.shares = new ShareBill(sharing);
    }

    @Override
    public void addTo(Routes routes) {
        routes.signed("GET", "/v3/bill/tradebill", call -> bill(call, trades::of));
        routes.signed("GET", "/v3/bill/fundflowbill", call -> bill(call, flows::of));
        routes.signed("GET", "/v3/profitsharing/bills", call -> bill(call, shares::of));
        routes.signed("GET", DOWNLOAD, this::download);
    }

    private Answer bill(Call call, Function<BillRequest, byte[]> maker) {
        LocalDate date = LocalDate.parse(call.queried("bill_date").orElse(""));
        Optional<Refusal> refusal = refuse(date);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<String> sub = call.queried("sub_mchid");
        if (sub.isPresent() && !call.merchant().actsFor(sub.get())) {
            return Refusal.of(403, "NO_AUTH", "商户无权限 / The sub_mchid is not yours");
        }
        byte[] content = world.store().read(() -> maker.apply(new BillRequest(call.mchid(), date,
                sub, call.queried("bill_type").orElse("ALL"))));
        boolean gzip = call.queried("tar_type").isPresent();
        long life = Duration.ofMinutes(world.rules().bill().linkMinutes()).toMillis();
        String token = files.keep(new BillFiles.BillFile(call.mchid(),
                gzip ? gzip(content) : content, gzip, world.now() + life));
        return Answer.ok(new Link("SHA1", sha1(content), "http://" + call.host() + DOWNLOAD
                + "?token=" + token + (gzip ? "&tartype=gzip" : "")));
    }

    private Optional<Refusal> refuse(LocalDate date) {
        Rules.Bill rules = world.rules().bill();
        LocalDate today = world.clock().today();
        if (date.isAfter(today) || date.isBefore(today.minusDays(rules.maxAgeDays()))) {
            return Optional.of(Refusal.of(400, "NO_STATEMENT_EXIST",
                    "账单文件不存在 / There is no bill of that day"));
        }
        if (rules.atOnce() || date.isBefore(today.minusDays(1))) {
            return Optional.empty();
        }
        int hour = Instant.ofEpochMilli(world.now()).atZone(BusinessClock.BEIJING).getHour();
        if (date.equals(today)) {
            return Optional.of(Refusal.invalid("不能查询当日账单 / Today's bill comes tomorrow"));
        }
        return hour >= rules.fromHour() ? Optional.empty() : Optional.of(Refusal.of(400,
                "STATEMENT_CREATING", "账单生成中，请稍后重试 / The bill is made until "
                        + rules.fromHour() + ":00 Beijing time"));
    }

    private Answer download(Call call) {
        return files.find(call.queried("token").orElse(""), call.mchid(), world.now())
                .<Answer>map(file -> new Answer.Raw(200,
                        file.gzip() ? "application/x-gzip" : "text/plain; charset=utf-8",
                        file.content()))
                .orElseGet(() -> Refusal.invalid(
                        "账单下载链接已失效 / The download_url is not valid any more"));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-1", e);
        }
    }

    private record Link(String hashType, String hashValue, String downloadUrl) {
    }
}
