package io.hutong.order.testing;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.order.lifecycle.model.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What the participants answer to one buyer's orders. Without changes everything goes well. */
public final class Script {

    private static final long TEA = 12_900;
    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));

    private Function<ReserveStock, List<Reply>> reserve = command -> List.of(reserved(command));
    private Function<AuthorizePayment, List<Reply>> authorize =
            command -> List.of(authorized(command));
    private Function<AwaitPayment, List<Reply>> awaiting =
            command -> List.of(paidAtCashier(command.orderId(), TEA));
    private Function<ConfirmReservation, List<Reply>> confirm =
            command -> List.of(new ReservationConfirmed(command.orderId()));
    private Function<VoidPayment, List<Reply>> voiding = command -> List.of(new PaymentVoided(
            command.orderId(), PaymentVoided.How.NEVER_SENT, Money.ZERO));
    private Function<ReleaseStock, List<Reply>> release =
            command -> List.of(new StockReleased(command.orderId(), true));
    private Function<SettlePayment, List<Reply>> settle =
            command -> List.of(settled(command.orderId(), TEA));
    private Function<RecordSettlement, List<Reply>> record =
            command -> List.of(new SettlementRecorded(command.orderId()));

    private Function<RefundPayment, List<Reply>> refund =
            command -> List.of(refunded(command));

    public Script declines(String code) {
        authorize = command -> List.of(new PaymentDeclined(
                command.orderId(), Reason.PAYMENT_DECLINED, code, "declined by the script"));
        return this;
    }

    public Script hasNoMandate() {
        authorize = command -> List.of(new PaymentDeclined(
                command.orderId(), Reason.MANDATE_REQUIRED, "NO_MANDATE", "no mandate"));
        return this;
    }

    /** The buyer cannot pay without a password, but at the cashier. */
    public Script opensCashier() {
        authorize = command -> List.of(cashier(command.orderId()));
        return this;
    }

    public Script awaits(Function<AwaitPayment, List<Reply>> answer) {
        awaiting = answer;
        return this;
    }

    public Script refusesStock(StockRefused.Refusal refusal) {
        reserve = command -> List.of(
                new StockRefused(command.orderId(), refusal, "refused by the script"));
        return this;
    }

    public Script reserves(Function<ReserveStock, List<Reply>> answer) {
        reserve = answer;
        return this;
    }

    public Script authorizes(Function<AuthorizePayment, List<Reply>> answer) {
        authorize = answer;
        return this;
    }

    public Script confirms(Function<ConfirmReservation, List<Reply>> answer) {
        confirm = answer;
        return this;
    }

    public Script settles(Function<SettlePayment, List<Reply>> answer) {
        settle = answer;
        return this;
    }

    public Script refunds(Function<RefundPayment, List<Reply>> answer) {
        refund = answer;
        return this;
    }

    List<Reply> answer(Command command) {
        return switch (command) {
            case ReserveStock it -> reserve.apply(it);
            case AuthorizePayment it -> authorize.apply(it);
            case AwaitPayment it -> awaiting.apply(it);
            case ConfirmReservation it -> confirm.apply(it);
            case VoidPayment it -> voiding.apply(it);
            case ReleaseStock it -> release.apply(it);
            case SettlePayment it -> settle.apply(it);
            case RecordSettlement it -> record.apply(it);
            case RefundPayment it -> refund.apply(it);
            case RecordRefund it -> List.of(new RefundRecorded(it.orderId(), it.refundId()));
        };
    }

    /** One merchant, every line at ¥129.00. */
    public static StockReserved reserved(ReserveStock command) {
        List<StockReserved.Line> lines = command.lines().stream()
                .map(line -> new StockReserved.Line(line.sku(), "Tea", line.quantity(),
                        Money.fen(TEA),
                        Money.fen(TEA).times(line.quantity())))
                .toList();
        Money sum = lines.stream().map(StockReserved.Line::amount)
                .reduce(Money.ZERO, Money::plus);
        return new StockReserved(command.orderId(), sum, List.of(
                new StockReserved.Part("m-tea", "1900000101", sum, TERMS, lines)));
    }

    /** Goods by merchant, at the prices that their lines have. */
    public static StockReserved reservedOf(
            String orderId, Map<String, List<Quote.Line>> goods) {
        List<StockReserved.Part> parts = new TreeMap<>(goods).entrySet().stream()
                .map(part -> new StockReserved.Part(part.getKey(), "1900000101",
                        part.getValue().stream().map(Quote.Line::amount)
                                .reduce(Money.ZERO, Money::plus),
                        TERMS, part.getValue().stream().map(line -> new StockReserved.Line(
                                line.sku(), line.title(), line.quantity(), line.unitPrice(),
                                line.amount())).toList()))
                .toList();
        return new StockReserved(orderId, parts.stream().map(StockReserved.Part::amount)
                .reduce(Money.ZERO, Money::plus), parts);
    }

    /** Two merchants: the first line is one's, the rest the other's. */
    public static StockReserved reservedFromTwo(ReserveStock command) {
        StockReserved.Line tea = new StockReserved.Line(
                "tea-100", "Tea", 1, Money.fen(TEA), Money.fen(TEA));
        StockReserved.Line mug = new StockReserved.Line(
                "mug-200", "Mug", 1, Money.fen(5_900), Money.fen(5_900));
        return new StockReserved(command.orderId(), Money.fen(TEA + 5_900), List.of(
                new StockReserved.Part("m-tea", "1900000101", tea.amount(), TERMS, List.of(tea)),
                new StockReserved.Part("m-mug", "1900000102", mug.amount(), TERMS,
                        List.of(mug))));
    }

    public static PaymentAuthorized authorized(AuthorizePayment command) {
        return new PaymentAuthorized(command.orderId(), PaymentMode.PASSWORD_FREE,
                command.total(), Instant.now(),
                command.parts().stream().map(part -> new PaymentAuthorized.Part(part.merchantId(),
                        "42000" + part.subMchid(), part.amount())).toList());
    }

    public static CashierOpened cashier(String orderId) {
        return new CashierOpened(orderId, new CashierOpened.Request("1793678400", "nonce",
                "wx11111", "RSA", "c2lnbmVk"), Instant.parse("2026-11-11T04:15:00Z"));
    }

    public static PaymentAuthorized paidAtCashier(String orderId, long fen) {
        return new PaymentAuthorized(orderId, PaymentMode.CASHIER, Money.fen(fen), Instant.now(),
                List.of(new PaymentAuthorized.Part("m-tea", "420001900000101", Money.fen(fen))));
    }

    public static PaymentSettled settled(String orderId, long fen) {
        long commission = fen * 5 / 100;
        long traffic = fen * 2 / 100;
        long fee = (fen * 60 + 5_000) / 10_000;
        return new PaymentSettled(orderId, Instant.now(), List.of(new SettledPart("m-tea",
                Money.fen(fen), Money.fen(fen - commission - traffic - fee),
                Money.fen(commission), Money.fen(traffic), Money.fen(fee))));
    }

    /** Everything goes back, out of frozen funds. */
    public static PaymentRefunded refunded(RefundPayment command) {
        return new PaymentRefunded(command.orderId(), command.refundId(), Instant.now(),
                command.parts().stream().map(part -> new RefundedPart(part.merchantId(), false,
                        part.amount(), part.amount(), Money.ZERO, Money.ZERO, Money.ZERO,
                        Money.ZERO)).toList());
    }

    static Optional<String> buyerOf(Command command) {
        return switch (command) {
            case ReserveStock it -> Optional.of(it.buyerId());
            case AuthorizePayment it -> Optional.of(it.buyerId());
            // @formatter:off
            case AwaitPayment _, ConfirmReservation _, VoidPayment _, ReleaseStock _,
                    SettlePayment _, RecordSettlement _, RefundPayment _,
                    RecordRefund _ -> Optional.empty();
            // @formatter:on
        };
    }
}
