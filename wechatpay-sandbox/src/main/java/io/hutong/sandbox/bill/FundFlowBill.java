package io.hutong.sandbox.bill;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Fees;
import io.hutong.sandbox.book.Movement;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The fund flow of one account and day, with the balance after each line. */
final class FundFlowBill {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.BEIJING);
    private static final String[] COLUMNS = {"记账时间", "微信支付业务单号", "资金流水单号", "业务名称",
            "业务类型", "收支类型", "收支金额(元)", "账户结余(元)", "资金变更提交申请人", "备注", "业务凭证号"};
    private static final String[] SUMS =
            {"资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额"};

    private final World world;
    private final List<Family> families;

    FundFlowBill(World world, List<Family> families) {
        this.world = world;
        this.families = families;
    }

    byte[] of(BillRequest request) {
        String account = request.subMchid().orElse(request.mchid());
        Csv csv = new Csv().header(COLUMNS);
        long balance = world.book().account(account).deposited();
        long[] in = new long[2];
        long[] out = new long[2];
        for (Movement move : movements(account)) {
            balance += move.amount();
            if (BusinessClock.day(move.at()).equals(request.date())) {
                csv.row(cells(move, balance, in[0] + out[0]));
                long[] side = move.amount() > 0 ? in : out;
                side[0]++;
                side[1] += Math.abs(move.amount());
            }
        }
        return csv.header(SUMS).row(List.of(Long.toString(in[0] + out[0]), Long.toString(in[0]),
                Yuan.of(in[1]), Long.toString(out[0]), Yuan.of(out[1]))).bytes();
    }

    private static List<String> cells(Movement move, long balance, long number) {
        return List.of(TIME.format(Instant.ofEpochMilli(move.at())), move.businessNo(),
                move.businessNo() + "%04d".formatted(number), move.type(), move.type(),
                move.amount() > 0 ? "收入" : "支出", Yuan.of(Math.abs(move.amount())),
                Yuan.of(balance), "system", "", move.voucher());
    }

    private List<Movement> movements(String account) {
        List<Movement> moves = new ArrayList<>();
        world.book().trades().all().stream()
                .filter(trade -> trade.payee().equals(account) && trade.moments().paidAt() > 0)
                .forEach(trade -> addPayment(trade, moves));
        families.forEach(family -> family.movements().stream()
                .filter(move -> move.mchid().equals(account)).forEach(moves::add));
        moves.removeIf(move -> move.amount() == 0);
        moves.sort(Comparator.comparingLong(Movement::at));
        return moves;
    }

    private void addPayment(Trade trade, List<Movement> moves) {
        long total = trade.amounts().total();
        long fee = Fees.on(total, world.rules().fee().basisPoints());
        moves.add(move(trade, "交易", total));
        moves.add(move(trade, "扣除交易手续费", -fee));
        if (trade.state() == TradeState.REVOKED) {
            moves.add(move(trade, "撤销", -total));
            moves.add(move(trade, "退还交易手续费", fee));
        }
    }

    private static Movement move(Trade trade, String type, long amount) {
        return new Movement(trade.moments().paidAt(), trade.payee(), trade.paidId(),
                trade.number().outTradeNo(), type, amount);
    }
}
