package io.hutong.payment.commands;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.messaging.IncomingMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Debits that were called off before anybody had read them: the void lies behind them in the same
 * poll. To begin with them would take the buyer's money only to give it back.
 *
 * @param debits commands to authorise of which nothing may be sent
 * @param rest   everything else, in the order of arrival
 */
record Foregone(List<IncomingMessage> debits, List<IncomingMessage> rest) {

    Foregone {
        debits = List.copyOf(debits);
        rest = List.copyOf(rest);
    }

    /** @param known orders whose payment has begun, so that its outcome decides */
    static Foregone in(List<IncomingMessage> poll, Set<String> known) {
        Set<String> calledOff = new HashSet<>();
        List<IncomingMessage> debits = new ArrayList<>();
        List<IncomingMessage> rest = new ArrayList<>();
        for (IncomingMessage message : poll.reversed()) {
            String order = message.payload().key();
            if (message.payload() instanceof VoidPayment) {
                calledOff.add(order);
            }
            boolean foregone = message.payload() instanceof AuthorizePayment
                    && calledOff.contains(order) && !known.contains(order);
            (foregone ? debits : rest).add(message);
        }
        return new Foregone(debits.reversed(), rest.reversed());
    }
}
