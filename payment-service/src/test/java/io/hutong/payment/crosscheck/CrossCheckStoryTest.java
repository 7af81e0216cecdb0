package io.hutong.payment.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.OrderCancelled;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.crosscheck.OrderBooks.Side;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fen that is in one book and not in the other shows within a round. */
class CrossCheckStoryTest {

    private final PaymentApp app = PaymentApp.shared();

    @Test
    void driftIsZeroWhileTheBooksAgreeAndTheSizeOfAForgedRow() {
        String order = paid();
        long before = drift("ledger");

        tamper("insert into ledger_transfer (entry, kind, order_id, debit_account,"
                + " credit_account, amount) select order_id || 'ZZ', 'DEBIT', order_id,"
                + " debit_account, credit_account, 7 from ledger_transfer where order_id = '"
                + order + "' and kind = 'DEBIT'");
        long forged = drift("ledger");
        tamper("delete from ledger_transfer where entry = '" + order + "ZZ'");

        assertThat(before).isZero();
        assertThat(forged).isEqualTo(7);
        assertThat(caseOf(order)).isEqualTo("7 OPEN");
        assertThat(drift("ledger")).isZero();
        resolve(order);
    }

    @Test
    void paymentThatForgetsAPartDriftsFromItsOrderAndFromTheLedger() {
        String order = paid();

        app.jdbc().update("update payment set total = total + 5 where order_id = ?", order);
        long drift = drift("order");
        app.jdbc().update("update payment set total = total - 5 where order_id = ?", order);

        assertThat(drift).isEqualTo(5);
        assertThat(drift("order")).isZero();
        resolve(order);
    }

    @Test
    void orderThatSaysAnotherTotalDriftsUntilItSaysTheRightOne() {
        String order = paid();
        says(paidEvent(order, 12_899));
        await().until(() -> drift("order") == 1);

        says(paidEvent(order, 12_900));

        await().until(() -> drift("order") == 0);
        assertThat(caseOf(order)).isEqualTo("1 OPEN");
        resolve(order);
    }

    @Test
    void orderThatNeverSaysThatItIsPaidDriftsWhenItsGraceIsOver() {
        String order = paid();
        assertThat(drift("order")).isZero();

        app.jdbc().update("update payment set paid_at = now() - interval '61 minutes'"
                + " where order_id = ?", order);
        app.superuser().update("update order_said_since set since = now() - interval '2 days'");
        long silent = drift("order");
        says(paidEvent(order, 12_900));

        assertThat(silent).isEqualTo(12_900);
        await().until(() -> drift("order") == 0);
        resolve(order);
    }

    @Test
    void refundAndCancellationAreHeldAgainstTheOrdersWords() {
        String refunded = paid();
        says(paidEvent(refunded, 12_900));
        says(new OrderRefunded(refunded, refunded + "R01", "PAID", Money.fen(300),
                Money.fen(300), List.of()));
        await().until(() -> drift("order") == 300);
        refund(refunded, 300);
        assertThat(drift("order")).isZero();

        String called = voided();
        says(new OrderCancelled(called, Reason.CANCELLED_BY_BUYER));
        await().until(() -> says(called).equals("called off"));

        assertThat(drift("order")).isZero();
        assertThat(drift("ledger")).isZero();
        resolve(refunded);
    }

    @Test
    void channelIsAskedAboutDebitsCashierPaymentsAndRefunds() {
        String debited = paid();
        String atTheCashier = paidAtTheCashier();
        refund(atTheCashier, 300);
        String called = voided();

        assertThat(atChannel(debited)).isEqualTo(new Side(Money.fen(12_900), Money.ZERO));
        assertThat(atChannel(atTheCashier))
                .isEqualTo(new Side(Money.fen(12_900), Money.fen(300)));
        assertThat(atChannel(called))
                .isEqualTo(new Side(Money.fen(12_900), Money.fen(12_900)));
        for (String order : List.of(debited, atTheCashier, called)) {
            assertThat(channelDrift(order)).isZero();
        }
    }

    @Test
    void bookThatAgreesWithItselfAndNotWithTheChannelDrifts() {
        String order = paidAtTheCashier();
        String more = "update ledger_transfer set amount = amount %s 7 where order_id = '"
                + order + "' and kind = 'DEBIT'";
        tamper(more.formatted("+"));
        long charged = channelDrift(order);
        tamper(more.formatted("-"));
        app.jdbc().update("insert into refund (number, order_id, part, amount, reason, state,"
                + " due_at) values (?, ?, 1, 500, 'never sent', 'SUCCESS', 'infinity')",
                order + "R9901", order);
        tamper("insert into ledger_transfer (entry, kind, order_id, debit_account,"
                + " credit_account, amount) values ('" + order + "R9901', 'REFUND', '" + order
                + "', 'buyers', 'merchant:m-tea:frozen', 500)");
        long refunded = channelDrift(order);
        app.superuser().update("delete from refund where number = ?", order + "R9901");
        tamper("delete from ledger_transfer where entry = '" + order + "R9901'");

        assertThat(charged).isEqualTo(7);
        assertThat(refunded).isEqualTo(500);
        assertThat(channelDrift(order)).isZero();
    }

    @Test
    void orderOfWhichSomethingIsUnderWayIsNotAskedAbout() {
        String order = paid();
        app.jdbc().update("insert into refund (number, order_id, part, amount, reason, state,"
                + " due_at) values (?, ?, 1, 500, 'not sent', 'PROCESSING', 'infinity')",
                order + "R9801", order);

        assertThat(app.bean(CrossCheckStore.class).askable(List.of(order))).isEmpty();
        app.superuser().update("delete from refund where number = ?", order + "R9801");
    }

    @Test
    void channelThatDoesNotAnswerIsNoDrift() {
        String order = paid();
        app.wechat().fault(WeChat.QUERY, "STATUS_500", 1);

        assertThat(channelDrift(order)).isZero();
        app.wechat().noFaults();
    }

    @Test
    void oldWordsAreForgotten() {
        String order = paid();
        says(paidEvent(order, 12_900));
        await().until(() -> !says(order).equals("nothing"));
        app.jdbc().update("update order_said set at = now() - interval '25 hours'"
                + " where order_id = ?", order);

        app.bean(CrossCheckRounds.class).round();

        assertThat(app.jdbc().queryForObject("select count(*) from order_said where order_id = ?",
                Long.class, order)).isZero();
    }

    private long channelDrift(String order) {
        return app.bean(CrossCheck.class).atChannel(askable(order)).total();
    }

    private Side atChannel(String order) {
        return app.bean(ChannelSide.class).of(askable(order)).orElseThrow();
    }

    private Askable askable(String order) {
        return app.bean(CrossCheckStore.class).askable(List.of(order)).getFirst();
    }

    private String says(String order) {
        return app.bean(CrossCheckStore.class).recent().stream()
                .filter(books -> books.orderId().equals(order)).findFirst().orElseThrow()
                .says().words();
    }

    private void says(OrderEvent event) {
        app.saga().event(event);
    }

    private static OrderPaid paidEvent(String order, long fen) {
        return new OrderPaid(order, "b", "wx-hutong-demo", Channel.SEARCH, Money.fen(fen),
                PaymentMode.PASSWORD_FREE, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void refund(String order, long fen) {
        app.saga().send(new RefundPayment(order, order + "R01", "story",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(fen)))));
        app.saga().await(order, PaymentRefunded.class);
    }

    private String voided() {
        String order = paid();
        app.saga().send(new VoidPayment(order));
        app.saga().await(order, PaymentVoided.class);
        return order;
    }

    private String paidAtTheCashier() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        app.saga().send(order);
        app.wechat().pay(app.saga().await(order.orderId(), CashierOpened.class).request()
                .prepayId());
        app.bean(CashierHints.class).hint(order.orderId() + "01");
        app.saga().send(new AwaitPayment(order.orderId()));
        app.saga().await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private long drift(String side) {
        app.bean(CrossCheckRounds.class).round();
        String line = app.management().get("/actuator/prometheus", null).text().lines()
                .filter(l -> l.startsWith("hutong_crosscheck_drift_fen")
                        && l.contains("side=\"" + side + "\""))
                .findFirst().orElseThrow();
        return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private String caseOf(String order) {
        return app.jdbc().queryForObject("select amount || ' ' || status from payment_case"
                + " where case_id = ?", String.class, "CROSS_CHECK-" + order);
    }

    private void resolve(String order) {
        app.jdbc().update("update payment_case set status = 'RESOLVED' where case_id = ?",
                "CROSS_CHECK-" + order);
    }

    private String paid() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.saga().send(order);
        app.saga().await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private void tamper(String sql) {
        app.superuser().execute(
                "begin; set local session_replication_role = replica; " + sql + "; commit");
    }
}
