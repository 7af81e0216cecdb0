package io.hutong.sandbox.bill;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Movement;
import io.hutong.sandbox.clock.BusinessClock;

/** What was shared and given back by one payee on one day. */
final class ShareBill {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.BEIJING);

    private final List<Family> families;

    ShareBill(List<Family> families) {
        this.families = families;
    }

    byte[] of(BillRequest request) {
        String payee = request.subMchid().orElse(request.mchid());
        Csv csv = new Csv().header("分账时间", "分账发起方", "微信分账/回退单号", "商户分账/回退单号",
                "业务类型", "分账金额");
        List<Movement> moves = families.stream().flatMap(f -> f.movements().stream())
                .filter(move -> move.type().startsWith("分账") && move.mchid().equals(payee))
                .filter(move -> BusinessClock.day(move.at()).equals(request.date()))
                .sorted(Comparator.comparingLong(Movement::at)).toList();
        moves.forEach(move -> csv.row(List.of(TIME.format(Instant.ofEpochMilli(move.at())),
                payee, move.businessNo(), move.voucher(), move.type(),
                Yuan.of(-move.amount()))));
        long sum = -moves.stream().mapToLong(Movement::amount).sum();
        return csv.header("总笔数", "总金额")
                .row(List.of(Integer.toString(moves.size()), Yuan.of(sum))).bytes();
    }
}
