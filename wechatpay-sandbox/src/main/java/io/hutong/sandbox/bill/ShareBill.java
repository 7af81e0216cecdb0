package io.hutong.sandbox.bill;

import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.profitsharing.ProfitSharing;
import io.hutong.sandbox.profitsharing.ProfitSharing.Entry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * Every share and every return of a day that one merchant has asked for, or of one of its payees.
 * The published description names what the bill is for and not its columns: these are the names
 * that the API has for the same things.
 */
final class ShareBill {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.BEIJING);
    private static final String[] COLUMNS = {"分账时间", "分账发起方", "分账方", "微信订单号",
            "微信分账/回退单号", "分账明细单号", "商户分账/回退单号", "分账接收方", "分账金额", "业务类型",
            "处理状态", "分账描述"};
    private static final String[] SUMS = {"总笔数", "分账总金额", "回退总金额"};
    private static final String SUCCESS = "SUCCESS";
    private static final String RETURN = "分账回退";

    private final ProfitSharing sharing;

    ShareBill(ProfitSharing sharing) {
        this.sharing = sharing;
    }

    byte[] of(BillRequest request) {
        Csv csv = new Csv().header(COLUMNS);
        List<Entry> entries = sharing.entries().stream()
                .filter(entry -> entry.parties().mchid().equals(request.mchid())
                        && request.isFor(entry.parties().payee())
                        && BusinessClock.day(entry.at()).equals(request.date()))
                .sorted(Comparator.comparingLong(Entry::at)).toList();
        entries.forEach(entry -> csv.row(cells(entry)));
        return csv.header(SUMS).row(List.of(Integer.toString(entries.size()),
                Yuan.of(sum(entries, false)), Yuan.of(sum(entries, true)))).bytes();
    }

    private static List<String> cells(Entry entry) {
        Entry.Numbers numbers = entry.numbers();
        return List.of(TIME.format(Instant.ofEpochMilli(entry.at())), entry.parties().mchid(),
                entry.parties().payee(), numbers.transactionId(), numbers.businessNo(),
                numbers.detailId(), numbers.outNo(), entry.parties().receiver(),
                Yuan.of(entry.result().amount()), entry.type(), entry.result().state(),
                entry.result().description());
    }

    /** Fen that were shared, or that came back; what a receiver could not take is neither. */
    private static long sum(List<Entry> entries, boolean returned) {
        return entries.stream().filter(entry -> entry.result().state().equals(SUCCESS)
                && entry.type().equals(RETURN) == returned)
                .mapToLong(entry -> entry.result().amount()).sum();
    }
}
