package io.hutong.payment.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import java.time.Duration;
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
    void channelIsAskedToo() {
        String order = paid();
        OrderBooks books = app.bean(CrossCheckStore.class)
                .recent(Duration.ofMinutes(3), 20_000).stream()
                .filter(b -> b.orderId().equals(order)).findFirst().orElseThrow();

        assertThat(books.number()).startsWith(order);
        assertThat(books.channelDrift(Money.fen(12_899))).isEqualTo(Money.fen(1));
        assertThat(drift("channel")).isZero();
    }

    @Test
    void driftsNeverCancelEachOtherOut() {
        OrderBooks books = new OrderBooks("o", "", Money.fen(100),
                new OrderBooks.Side(Money.fen(100), Money.fen(0)),
                new OrderBooks.Side(Money.fen(90), Money.fen(10)));

        assertThat(books.ledgerDrift()).isEqualTo(Money.fen(20));
    }

    private long drift(String side) {
        app.bean(CrossCheckRounds.class).round();
        String line = app.http().get("/actuator/prometheus", null).text().lines()
                .filter(l -> l.startsWith("hutong_crosscheck_drift_fen")
                        && l.contains("side=\"" + side + "\"")).findFirst().orElseThrow();
        return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private String caseOf(String order) {
        return app.jdbc().queryForObject("select amount || ' ' || status from payment_case"
                + " where case_id = ?", String.class, "CROSS_CHECK:" + order);
    }

    private void resolve(String order) {
        app.jdbc().update("update payment_case set status = 'RESOLVED' where case_id = ?",
                "CROSS_CHECK:" + order);
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
