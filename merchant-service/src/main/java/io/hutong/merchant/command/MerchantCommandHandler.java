package io.hutong.merchant.command;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.merchant.reservation.Reservations;
import io.hutong.merchant.reservation.StockCommand;
import io.hutong.merchant.reservation.StockOutcome;
import io.hutong.merchant.statement.StatementMessages;
import io.hutong.merchant.statement.Statements;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.RefusedMessageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Carries out the commands of one poll and answers each of them, in the order they came. */
@Component
class MerchantCommandHandler implements BatchHandler {

    private final Reservations reservations;
    private final Statements statements;
    private final Outbox outbox;

    MerchantCommandHandler(Reservations reservations, Statements statements, Outbox outbox) {
        this.reservations = reservations;
        this.statements = statements;
        this.outbox = outbox;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<StockCommand> stock = new ArrayList<>();
        List<RecordSettlement> settlements = new ArrayList<>();
        List<RecordRefund> refunds = new ArrayList<>();
        for (IncomingMessage message : messages) {
            message.requireStep();
            switch (commandOf(message)) {
                case RecordSettlement settlement -> settlements.add(settlement);
                case RecordRefund refund -> {
                    refunds.add(refund);
                    stock.add(new StockCommand(refund, message.deadline()));
                }
                case MerchantCommand command ->
                        stock.add(new StockCommand(command, message.deadline()));
            }
        }
        settlements.stream().filter(MerchantCommandHandler::isSubsidised)
                .forEach(settlement -> stock.add(new StockCommand(settlement, null)));
        Iterator<StockOutcome> outcomes = reservations.apply(stock).iterator();
        statements.add(Stream.concat(
                settlements.stream().map(StatementMessages::linesOf),
                refunds.stream().map(StatementMessages::linesOf)).flatMap(List::stream).toList());
        outbox.append(messages.stream().map(message -> replyTo(message,
                message.payload() instanceof RecordSettlement settlement
                        ? new SettlementRecorded(settlement.orderId())
                        : replyOf(outcomes.next())))
                .toList());
    }

    /** Only then a budget follows what was paid; it is answered with the statement's line. */
    private static boolean isSubsidised(RecordSettlement settlement) {
        return settlement.parts().stream().anyMatch(part -> part.subsidy() != null);
    }

    private static MerchantCommand commandOf(IncomingMessage message) {
        if (message.payload() instanceof MerchantCommand command) {
            return command;
        }
        throw new RefusedMessageException("not a command to merchant-service: "
                + message.payload().getClass().getSimpleName());
    }

    private static MerchantReply replyOf(StockOutcome outcome) {
        return switch (outcome) {
            case StockOutcome.Answered(MerchantReply reply) -> reply;
            case StockOutcome.Impossible(String reason) ->
                    throw new RefusedMessageException(reason);
        };
    }

    private static OutgoingMessage replyTo(IncomingMessage command, MerchantReply reply) {
        return OutgoingMessage.reply(
                Topics.ORDER_REPLIES, reply, command.requireStep(), command.trace());
    }
}
