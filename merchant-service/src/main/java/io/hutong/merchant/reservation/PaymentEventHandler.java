package io.hutong.merchant.reservation;

import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.merchant.statement.StatementMessages;
import io.hutong.merchant.statement.Statements;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.List;

/** Of what happens in payment-service merchants' money concerns their statements and budgets. */
final class PaymentEventHandler implements BatchHandler {

    private final Reservations reservations;
    private final Statements statements;

    PaymentEventHandler(Reservations reservations, Statements statements) {
        this.reservations = reservations;
        this.statements = statements;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<MerchantFundsMoved> moves = messages.stream().map(IncomingMessage::payload)
                .filter(MerchantFundsMoved.class::isInstance).map(MerchantFundsMoved.class::cast)
                .toList();
        reservations.comeBack(moves.stream()
                .filter(move -> move.kind() == MerchantFundsMoved.Kind.SUBSIDY_RETURN)
                .map(ReservationMessages::returnOf).toList());
        statements.add(moves.stream().map(StatementMessages::lineOf).toList());
    }
}
