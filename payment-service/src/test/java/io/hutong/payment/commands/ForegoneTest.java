package io.hutong.payment.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentCommand;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A debit whose void lies behind it in the same poll is not begun. */
class ForegoneTest {

    private static final Set<String> NOBODY = Set.of();

    @Test
    void debitWithItsVoidBehindItIsForegone() {
        Foregone foregone = Foregone.in(poll(debit("a"), debit("b"), calledOff("a")), NOBODY);

        assertThat(foregone.debits()).extracting(one -> one.payload().key()).containsExactly("a");
        assertThat(foregone.rest()).extracting(IncomingMessage::payload)
                .containsExactly(debit("b"), calledOff("a"));
    }

    @Test
    void everyCopyOfItIsForegoneWhateverLiesBetween() {
        Foregone foregone = Foregone.in(poll(debit("a"), new SettlePayment("b"), debit("a"),
                calledOff("a"), calledOff("a")), NOBODY);

        assertThat(foregone.debits()).hasSize(2);
        assertThat(foregone.rest()).hasSize(3);
    }

    @Test
    void debitBehindItsVoidIsAnsweredFromTheTombstone() {
        Foregone foregone = Foregone.in(poll(calledOff("a"), debit("a")), NOBODY);

        assertThat(foregone.debits()).isEmpty();
        assertThat(foregone.rest()).extracting(IncomingMessage::payload)
                .containsExactly(calledOff("a"), debit("a"));
    }

    @Test
    void paymentThatHasBegunIsDecidedByItsOutcome() {
        assertThat(Foregone.in(poll(debit("a"), calledOff("a")), Set.of("a")).debits()).isEmpty();
    }

    @Test
    void voidOfAnotherOrderChangesNothing() {
        assertThat(Foregone.in(poll(debit("a"), calledOff("b")), NOBODY).debits()).isEmpty();
    }

    private static AuthorizePayment debit(String order) {
        return new AuthorizePayment(
                order, "buyer", "wx", Money.fen(100), List.of(), Fallback.NONE);
    }

    private static VoidPayment calledOff(String order) {
        return new VoidPayment(order);
    }

    private static List<IncomingMessage> poll(PaymentCommand... commands) {
        List<IncomingMessage> poll = new ArrayList<>();
        for (PaymentCommand command : commands) {
            poll.add(new IncomingMessage(UuidV7.next(), command, Instant.EPOCH,
                    TraceParent.start(), null, null, new IncomingMessage.Position(
                            "payment.commands", 0, poll.size())));
        }
        return poll;
    }
}
