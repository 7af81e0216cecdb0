package io.hutong.payment.payments;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.kernel.step.StepRef;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import org.jspecify.annotations.Nullable;

/** The saga's step that waits for an answer, kept with the payment until there is one. */
public record Step(StepRef ref, TraceParent trace) {

    private static final String SEPARATOR = "\n";
    private static final int FIELDS = 4;

    public static Step of(IncomingMessage command) {
        return new Step(command.requireStep(), command.trace());
    }

    /** @throws IllegalArgumentException when the text was not made by {@link #encode} */
    public static @Nullable Step decode(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] fields = text.split(SEPARATOR, FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("not a step: " + text);
        }
        return new Step(new StepRef(fields[0], fields[1], Integer.parseInt(fields[2])),
                TraceParent.of(fields[FIELDS - 1]));
    }

    public static @Nullable String encode(@Nullable Step step) {
        return step == null ? null : String.join(SEPARATOR, step.ref.saga(), step.ref.step(),
                Integer.toString(step.ref.attempt()), step.trace.toString());
    }

    public OutgoingMessage answer(PaymentReply reply) {
        return OutgoingMessage.reply(Topics.ORDER_REPLIES, reply, ref, trace);
    }
}
