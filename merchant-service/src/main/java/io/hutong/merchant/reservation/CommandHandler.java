package io.hutong.merchant.reservation;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.merchant.reservation.model.ReservationDecision;
import io.hutong.merchant.reservation.model.ReservationDecision.Answered;
import io.hutong.merchant.reservation.model.ReservationDecision.Impossible;
import io.hutong.merchant.reservation.model.StockCommand;
import io.hutong.merchant.reservation.model.StockReply;
import io.hutong.merchant.statement.StatementMessages;
import io.hutong.merchant.statement.Statements;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.RefusedMessageException;
import java.util.ArrayList;
import java.util.List;

/** Carries out the commands of one poll and answers each of them, in the order they came. */
final class CommandHandler implements BatchHandler {

    private final Reservations reservations;
    private final Statements statements;
    private final Outbox outbox;

    CommandHandler(Reservations reservations, Statements statements, Outbox outbox) {
        this.reservations = reservations;
        this.statements = statements;
        this.outbox = outbox;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        messages.forEach(IncomingMessage::requireStep);
        List<MerchantCommand> commands = messages.stream().map(CommandHandler::commandOf).toList();
        List<StockCommand> ofStock = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            ofStock.add(ReservationMessages.commandOf(commands.get(i), messages.get(i).deadline()));
        }
        List<ReservationDecision> decisions = reservations.carryOut(ofStock);
        statements.add(commands.stream().flatMap(StatementMessages::linesOf).toList());
        List<OutgoingMessage> replies = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            replies.add(replyTo(messages.get(i), ofStock.get(i).orderId(), decisions.get(i)));
        }
        outbox.append(replies);
    }

    private static MerchantCommand commandOf(IncomingMessage message) {
        if (message.payload() instanceof MerchantCommand command) {
            return command;
        }
        throw new RefusedMessageException("not a command to merchant-service: "
                + message.payload().getClass().getSimpleName());
    }

    private static OutgoingMessage replyTo(
            IncomingMessage command, String orderId, ReservationDecision decision) {
        return switch (decision) {
            case Answered(StockReply reply, _) -> OutgoingMessage.reply(Topics.ORDER_REPLIES,
                    ReservationMessages.replyOf(orderId, reply), command.requireStep(),
                    command.trace());
            case Impossible(String reason) -> throw new RefusedMessageException(reason);
        };
    }
}
