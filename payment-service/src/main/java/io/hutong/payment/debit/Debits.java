package io.hutong.payment.debit;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.messaging.IncomingMessage;
import io.hutong.payment.cashier.Cashiers;
import io.hutong.payment.cashier.NewCashier;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.mandate.Mandate;
import io.hutong.payment.mandate.MandateSettings;
import io.hutong.payment.mandate.Mandates;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.payments.Subsidy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the commands to authorise: decides in memory under the payments' locks, writes by
 * the set, and hands what may be sent to the dispatcher once the transaction has committed.
 */
public class Debits {

    private final Payments payments;
    private final Mandates mandates;
    private final Cashiers cashiers;
    private final DebitDispatcher dispatcher;
    private final EffectWriter writer;
    private final Policy policy;

    /** What the decisions depend on besides the data. */
    record Policy(InstantSource clock, MandateSettings mandates, DebitOrders orders) {
    }

    Debits(Payments payments, Mandates mandates, Cashiers cashiers, DebitDispatcher dispatcher,
            EffectWriter writer, Policy policy) {
        this.payments = payments;
        this.mandates = mandates;
        this.cashiers = cashiers;
        this.dispatcher = dispatcher;
        this.writer = writer;
        this.policy = policy;
    }

    /**
     * @param commands at most one per order
     * @param known    the payments of these orders, locked
     */
    public void authorize(List<IncomingMessage> commands, Map<String, Payment> known) {
        if (commands.isEmpty()) {
            return;
        }
        Batch batch = new Batch(known, payments.parts(known.keySet()),
                cashiers.openOf(known.keySet()), signed(commands, known));
        commands.forEach(command -> decide(command, batch));
        payments.insert(batch.opened, batch.parts);
        mandates.writeUsage(batch.reserved.values());
        cashiers.open(batch.cashiers);
        dispatcher.dispatch(batch.attempts);
        writer.write(batch.effects);
    }

    private Map<String, Mandate> signed(
            List<IncomingMessage> commands, Map<String, Payment> known) {
        return mandates.lockSigned(commands.stream().map(Debits::command)
                .filter(command -> !known.containsKey(command.orderId()))
                .map(AuthorizePayment::buyerId).distinct().sorted().toList());
    }

    private void decide(IncomingMessage message, Batch batch) {
        AuthorizePayment command = command(message);
        Payment payment = batch.known.get(command.orderId());
        if (payment == null) {
            open(message, command, batch);
            return;
        }
        Step step = Step.of(message);
        switch (AuthorizeDecision.repeated(payment,
                batch.knownParts.getOrDefault(command.orderId(), List.of()),
                batch.open.get(command.orderId()))) {
            case AuthorizeDecision.Answer(var reply) -> batch.effects.send(step.answer(reply));
            case AuthorizeDecision.Await() ->
                    batch.effects.change(payment.authorizeAwaitedBy(step));
            case AuthorizeDecision.Expired e -> throw unexpected(e);
            case AuthorizeDecision.OpenCashier e -> throw unexpected(e);
            case AuthorizeDecision.Decline e -> throw unexpected(e);
            case AuthorizeDecision.Debit e -> throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(AuthorizeDecision decision) {
        return new IllegalStateException("a repeated command cannot lead to " + decision);
    }

    private void open(IncomingMessage message, AuthorizePayment command, Batch batch) {
        AuthorizeDecision.check(command);
        boolean expired = message.deadline() != null
                && message.deadline().isBefore(policy.clock.instant());
        Step step = Step.of(message);
        Mandate mandate = batch.mandateOf(command.buyerId());
        switch (AuthorizeDecision.first(command, new AuthorizeDecision.Circumstances(
                expired, mandate, policy.mandates.limits(), today(),
                policy.orders.overLimit()))) {
            case AuthorizeDecision.Expired() -> refuse(command, step, batch);
            case AuthorizeDecision.Decline decline -> decline(command, step, decline, batch);
            case AuthorizeDecision.OpenCashier cashier ->
                    openCashier(command, step, cashier, batch);
            case AuthorizeDecision.Debit(Mandate reserved) ->
                    debit(message, command, reserved, batch);
            case AuthorizeDecision.Answer e -> throw unexpected(e);
            case AuthorizeDecision.Await e -> throw unexpected(e);
        }
    }

    private static void refuse(AuthorizePayment command, Step step, Batch batch) {
        batch.opened.add(Payment.refused(
                command.orderId(), buyer(command, null), command.total(), step));
        batch.effects.send(step.answer(Replies.expired(command.orderId())));
    }

    private static void decline(AuthorizePayment command, Step step,
            AuthorizeDecision.Decline decline, Batch batch) {
        Payment payment = Payment.opened(
                command.orderId(), buyer(command, null), command.total(), step, 0)
                .declined(decline.reason(), decline.code(), decline.detail());
        batch.opened.add(payment);
        batch.effects.send(step.answer(Replies.declined(payment)));
    }

    private static void openCashier(AuthorizePayment command, Step step,
            AuthorizeDecision.OpenCashier cashier, Batch batch) {
        Payment payment = Payment.opened(
                command.orderId(), buyer(command, null), command.total(), step, 0)
                .toCashier(cashier.reason(), cashier.code(), cashier.detail());
        batch.opened.add(payment);
        batch.parts.addAll(parts(command));
        batch.cashiers.add(new NewCashier(payment));
    }

    private void debit(IncomingMessage message, AuthorizePayment command, Mandate reserved,
            Batch batch) {
        Payment payment = Payment.opened(command.orderId(), buyer(command, reserved.mandateId()),
                command.total(), Step.of(message), DebitOrders.FIRST_ATTEMPT);
        List<SubPayment> parts = parts(command);
        batch.opened.add(payment);
        batch.parts.addAll(parts);
        batch.reserve(reserved);
        batch.attempts.add(policy.orders.attempt(
                payment, parts, reserved.contract(), message.deadline()));
    }

    private static List<SubPayment> parts(AuthorizePayment command) {
        List<SubPayment> parts = new ArrayList<>(command.parts().size());
        for (AuthorizePayment.Part part : command.parts()) {
            parts.add(new SubPayment(command.orderId(), parts.size() + 1,
                    new SubPayment.Seller(part.merchantId(), part.subMchid()), part.amount(),
                    part.description(), part.terms(),
                    Subsidy.of(part.subsidy(), part.subsidyFromTraffic(),
                            part.subsidyClaim()),
                    SubPayment.Funds.NONE, null));
        }
        return parts;
    }

    private static Payment.Buyer buyer(AuthorizePayment command, @Nullable String mandateId) {
        return new Payment.Buyer(
                command.buyerId(), command.miniProgram(), command.fallback(), mandateId,
                command.payer());
    }

    private static AuthorizePayment command(IncomingMessage message) {
        return (AuthorizePayment) message.payload();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(policy.clock.instant(), Mandates.BEIJING);
    }

    /** What one batch has decided so far. */
    private static final class Batch {

        private final Map<String, Payment> known;
        private final Map<String, List<SubPayment>> knownParts;
        private final Map<String, CashierOpened> open;
        private final Map<String, Mandate> signed;
        private final Map<String, Mandate> reserved = new LinkedHashMap<>();
        private final List<Payment> opened = new ArrayList<>();
        private final List<SubPayment> parts = new ArrayList<>();
        private final List<NewCashier> cashiers = new ArrayList<>();
        private final List<NewAttempt> attempts = new ArrayList<>();
        private final Effects effects = new Effects();

        Batch(Map<String, Payment> known, Map<String, List<SubPayment>> knownParts,
                Map<String, CashierOpened> open, Map<String, Mandate> signed) {
            this.known = known;
            this.knownParts = knownParts;
            this.open = open;
            this.signed = signed;
        }

        @Nullable
        Mandate mandateOf(String buyerId) {
            Mandate changed = reserved.get(buyerId);
            return changed == null ? signed.get(buyerId) : changed;
        }

        void reserve(Mandate mandate) {
            reserved.put(mandate.buyerId(), mandate);
        }
    }
}
