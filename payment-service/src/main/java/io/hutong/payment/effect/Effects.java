package io.hutong.payment.effect;

import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.cases.Cases.Arrival;
import io.hutong.payment.cases.Cases.Case;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.SubPayment;
import java.util.ArrayList;
import java.util.List;

/** What the decisions of one batch change beside the rows of their own feature, in their order. */
public final class Effects {

    final List<Payment> payments = new ArrayList<>();
    final List<SubPayment> parts = new ArrayList<>();
    final List<Case> cases = new ArrayList<>();
    final List<Arrival> arrived = new ArrayList<>();
    final List<Arrival> noted = new ArrayList<>();
    final List<OutgoingMessage> messages = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();

    /** As it is now; call it with the payment locked. */
    public void change(Payment payment) {
        payments.add(payment);
    }

    /** As they are now; call it with the payment locked. */
    public void change(List<SubPayment> changed) {
        parts.addAll(changed);
    }

    /** A person has to look at it. */
    public void tell(Case problem) {
        cases.add(problem);
    }

    /** What a person was told of has come after all. */
    public void arrived(Arrival arrival) {
        arrived.add(arrival);
    }

    /** Something that a person who looks at a case has to know. */
    public void note(Arrival what) {
        noted.add(what);
    }

    public void send(OutgoingMessage message) {
        messages.add(message);
    }

    public void book(List<Transfer> moved) {
        transfers.addAll(moved);
    }
}
