package io.hutong.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.time.Lease;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.NewFollowUp;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.LedgerAccounts;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.payments.Subsidy;
import io.hutong.payment.refund.RefundHistoryPropertyTest.Event;
import io.hutong.payment.refund.RefundHistoryPropertyTest.Network;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.RefundState;
import io.hutong.payment.refund.model.ReturnState;
import io.hutong.payment.settlement.Division;
import io.hutong.payment.settlement.Shares;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one order, and the channel behind them. */
final class RefundWorld {

    private static final String ORDER = "01m7zzzzzzzzzzzzzzzzzzzzzz";
    private static final String MERCHANT = "m-tea";
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final RetrySchedule AT_ONCE = new RetrySchedule(List.of(Duration.ZERO));
    private static final int PATIENCE = 3;
    private static final int ENOUGH_ROUNDS = 400;
    private static final long ENOUGH_FEN = 100_000;

    private final FakeFunds channel;
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, List<ShareReturn>> returns = new HashMap<>();
    private final Map<String, RefundRequest> requests = new LinkedHashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Set<String> booked = new HashSet<>();
    private final List<NewFollowUp> followUps = new ArrayList<>();
    private final Set<String> planned = new HashSet<>();
    private final boolean feeUnpaid;
    private boolean withdrawn;
    private Payment payment;
    private SubPayment part;
    private Shares.Divided divided;
    private int asked;

    /** @param feeUnpaid the traffic platform cannot take its share */
    RefundWorld(long fen, SettlementTerms terms, Subsidy subsidy, boolean feeUnpaid) {
        this.feeUnpaid = feeUnpaid;
        channel = new FakeFunds(fen, terms.channelFee());
        part = new SubPayment(ORDER, 1, new SubPayment.Seller(MERCHANT, "1900000101"),
                Money.fen(fen), "tea", terms, subsidy, SubPayment.Funds.NONE, null)
                .paid("4200001");
        payment = Payment.opened(ORDER, new Payment.Buyer("b", "wx", Fallback.NONE, "m"),
                Money.fen(fen), step(), 1).authorized(NOON);
        book(new Entries(ORDER, ORDER + "0101", MERCHANT)
                .paid(Money.fen(fen), terms.channelFee().halfUpOf(Money.fen(fen))));
    }

    void happens(Event event) {
        switch (event) {
            case Event.Ask(long fen) -> ask(fen);
            case Event.Settle() -> settle();
            case Event.SettlementDone() -> settlementDone();
            case Event.Work(Network network) -> work(network);
            case Event.PayOut(long fen) -> channel.payOut(divided == null ? 0 : fen);
        }
    }

    private void ask(long fen) {
        if (asked == 50) {
            return;
        }
        String id = ORDER + (++asked < 10 ? "R0" : "R") + asked;
        RefundPayment command = new RefundPayment(ORDER, id, "late",
                List.of(new RefundPayment.Part(MERCHANT, Money.fen(fen))));
        Money room = part.funds().refundable();
        switch (ClaimDecision.of(command, payment, List.of(part))) {
            case ClaimDecision.Claim(List<RefundClaim> claims) -> {
                part = claims.getFirst().claimed();
                requests.put(id, RefundRequest.opened(id, ORDER, "late", step()));
                refunds.put(claims.getFirst().number(), queued(claims.getFirst()));
            }
            case ClaimDecision.Refuse _ ->
                    assertThat(Money.fen(fen)).isGreaterThan(room);
        }
    }

    private Refund queued(RefundClaim claim) {
        return new Refund(claim.number(),
                new Refund.Origin(ORDER, 1, MERCHANT, claim.refundId(), false, false),
                Refund.State.QUEUED, new RefundOrder(claim.number(), "wx", "1900000101",
                        "4200001", claim.amount(), part.funds().paid(), "late",
                        RefundOrder.Source.MERCHANT),
                Refund.Sources.NONE, new Lease(null, NOON), 0);
    }

    /** As the command to settle does: not while a refund is open, only what is left. */
    private void settle() {
        if (payment.status() == PaymentStatus.AUTHORIZED && part.left().isPositive()
                && !part.funds().refunding().isPositive()) {
            payment = payment.settling(step());
        }
    }

    private void settlementDone() {
        if (payment.status() == PaymentStatus.SETTLING) {
            Division whole = Division.of(part.left(), part.terms());
            Division plan = feeUnpaid
                    ? whole.received(whole.commission(), Money.ZERO, whole.others()) : whole;
            Subsidy due = part.subsidy().share(plan.amount(), part.amount());
            channel.subsidise(due.amount().total());
            book(new Entries(ORDER, PaymentNumbers.subsidy(ORDER, 1), MERCHANT)
                    .subsidised(due.amount(), due.claim()));
            channel.divide(plan.commission().total(), plan.trafficFee().total(), plan.others()
                    .stream().mapToLong(share -> share.amount().total()).sum());
            divided = new Shares.Divided(ORDER + "S01", plan.amount(), plan.commission(),
                    plan.trafficFee(), plan.trafficFeeOwed(), plan.others(), due, NOON);
            plan.others().forEach(share -> book(new Entries(ORDER,
                    PaymentNumbers.share(ORDER + "S01", share.mchid()), MERCHANT)
                    .shared(share.mchid(), share.amount())));
            book(new Entries(ORDER, ORDER + "S01", MERCHANT).divided(plan.commission(),
                    plan.trafficFee(), plan.merchantNet().plus(due.amount())));
            payment = payment.settled(NOON);
        }
    }

    private void work(Network network) {
        begin();
        for (Refund refund : List.copyOf(refunds.values())) {
            if (refund.state().isOpen() && refund.state() != Refund.State.QUEUED) {
                apply(perform(refund, network), network);
            }
        }
        if (network == Network.FINE) {
            followUps.removeIf(this::followUp);
        }
    }

    /** What refunds have left to do; true: done. */
    private boolean followUp(NewFollowUp task) {
        Entries entries = new Entries(ORDER, task.number(), MERCHANT);
        long fen = task.amount().total();
        return switch (task.kind()) {
            case SUBSIDY_CANCEL -> {
                assertThat(divided).isNull();
                assertThat(task.amount()).isEqualTo(part.subsidy().amount());
                withdrawn = true;
                yield true;
            }
            case SUBSIDY_RETURN -> channel.takeSubsidyBack(fen)
                    && book(entries.subsidyReturned(task.amount(), task.claim()));
            case ADVANCE_RETURN -> channel.payAdvanceBack(fen)
                    && book(entries.advanceReturned(task.amount()));
        };
    }

    private void begin() {
        var rules = new RefundTurns.Rules("1900000001", "1900000002",
                Duration.ofDays(180), InstantSource.fixed(NOON));
        RefundTurns.Begun begun = RefundTurns.decide(new RefundTurns.Locked(
                Map.of(ORDER, payment), List.copyOf(refunds.values()), returns,
                divided == null ? Map.of() : Map.of(ORDER, Map.of(1, divided))), rules);
        begun.refunds().forEach(this::put);
        begun.returns().forEach(one -> returns.computeIfAbsent(
                one.back().refundNumber(), _ -> new ArrayList<>()).add(one.back()));
    }

    private RefundResult perform(Refund refund, Network network) {
        if (refund.state() == Refund.State.RETURNING) {
            return new RefundResult.Returned(refund, returns.get(refund.number()).stream()
                    .filter(back -> back.state().isOpen())
                    .map(back -> new RefundResult.Answer(back, giveBack(back, network)))
                    .toList());
        }
        return new RefundResult.Refunded(refund, refund(refund, network));
    }

    private ChannelAnswer<ReturnState> giveBack(ShareReturn back, Network network) {
        return switch (network) {
            case NOT_SENT -> new ChannelAnswer.NotSent<>("circuit open");
            case ANSWER_LOST -> {
                channel.giveBack(back.order(), true);
                yield new ChannelAnswer.Ambiguous<>("time-out");
            }
            case FINE, CLOSING ->
                    new ChannelAnswer.Answered<>(channel.giveBack(back.order(), true));
            case UNWILLING ->
                    new ChannelAnswer.Answered<>(channel.giveBack(back.order(), false));
        };
    }

    private ChannelAnswer<RefundState> refund(Refund refund, Network network) {
        if (network == Network.NOT_SENT) {
            return new ChannelAnswer.NotSent<>("circuit open");
        }
        if (network == Network.CLOSING) {
            return new ChannelAnswer.Answered<>(channel.close(refund.order()));
        }
        var state = refund.state() == Refund.State.CLAIMED ? channel.refund(refund.order())
                : Optional.of(channel.finish(refund.order()));
        if (network == Network.ANSWER_LOST) {
            return new ChannelAnswer.Ambiguous<>("time-out");
        }
        return state.<ChannelAnswer<RefundState>>map(ChannelAnswer.Answered::new)
                .orElseGet(() -> Spoken.refused("NOT_ENOUGH", ""));
    }

    private void apply(RefundResult result, Network network) {
        RefundBatch batch = new RefundBatch(new RefundBatch.Locked(Map.of(ORDER, payment),
                refunds, Map.of(ORDER, List.of(part)), returns, requests,
                divided == null ? Map.of() : Map.of(ORDER, Map.of(1, divided))));
        switch (result) {
            case RefundResult.Returned(Refund refund, var answers) -> {
                answers.forEach(answer -> batch.take(answer.back(), ReturnDecision.of(
                        answer.back(), answer.answer(), PATIENCE)));
                batch.returned(refund, AT_ONCE);
            }
            case RefundResult.Refunded refunded -> batch.take(refunded,
                    RefundDecision.of(refunded.refund(), refunded.answer(), PATIENCE),
                    Duration.ZERO);
        }
        batch.end(ORDER, NOON);
        boolean unknown = network == Network.ANSWER_LOST || network == Network.NOT_SENT;
        batch.changes().forEach(change -> {
            if (unknown) {
                assertThat(change.after().state()).isEqualTo(result.refund().state());
            }
            put(change.after());
        });
        batch.changedReturns().forEach(back -> returns.get(back.refundNumber())
                .replaceAll(one -> one.number().equals(back.number()) ? back : one));
        batch.changedParts().forEach(changed -> part = changed);
        batch.answered().forEach(request -> requests.put(request.refundId(), request));
        book(batch.transfers());
        batch.followUps().forEach(task -> assertThat(planned.add(task.number())).isTrue());
        followUps.addAll(batch.followUps());
    }

    /** Only allowed transitions, and ends stay (I6). */
    private void put(Refund after) {
        Refund before = refunds.get(after.number());
        Set<Refund.State> allowed = switch (before.state()) {
            case QUEUED -> EnumSet.of(Refund.State.RETURNING, Refund.State.CLAIMED);
            case RETURNING -> EnumSet.of(Refund.State.RETURNING, Refund.State.CLAIMED);
            case CLAIMED -> EnumSet.of(Refund.State.CLAIMED, Refund.State.PROCESSING,
                    Refund.State.SUCCESS, Refund.State.CLOSED);
            case PROCESSING -> EnumSet.of(Refund.State.PROCESSING, Refund.State.SUCCESS);
            case SUCCESS, CLOSED, ABNORMAL -> EnumSet.noneOf(Refund.State.class);
        };
        assertThat(allowed).contains(after.state());
        refunds.put(after.number(), after);
    }

    /** One movement is booked once (I2); what one account gets another gives (I1). */
    private boolean book(List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            assertThat(booked.add(transfer.entry() + transfer.kind())).isTrue();
            balances.merge(transfer.debit(), transfer.amount().total(), Long::sum);
            balances.merge(transfer.credit(), -transfer.amount().total(), Long::sum);
        }
        return true;
    }

    void comesToRest() {
        for (int i = 0; i < ENOUGH_ROUNDS && refunds.values().stream()
                .anyMatch(refund -> refund.state().isOpen()); i++) {
            settlementDone();
            work(Network.FINE);
        }
        assertThat(refunds.values()).noneMatch(refund -> refund.state().isOpen());
        assertThat(requests.values()).allMatch(request -> request.ended() != null);
        channel.earn(ENOUGH_FEN);
        work(Network.FINE);
        assertThat(followUps).isEmpty();
    }

    /** Never more than was paid, on either side (I3). */
    void assertAlways() {
        assertThat(part.funds().refunded().plus(part.funds().refunding()).total())
                .isLessThanOrEqualTo(channel.total);
        assertThat(channel.refunded + channel.refunding).isLessThanOrEqualTo(
                part.funds().refunded().plus(part.funds().refunding()).total());
    }

    /** To the fen (I1, I4, I5), however much of it happened twice or late. */
    void assertBooksAgree() {
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(-balance(LedgerAccounts.BUYERS))
                .isEqualTo(channel.total - channel.refunded);
        assertThat(balance(LedgerAccounts.CHANNEL_FEE)).isEqualTo(channel.fee);
        assertThat(balance(LedgerAccounts.COMMISSION)).isEqualTo(channel.commission);
        assertThat(balance(LedgerAccounts.TRAFFIC_FEE)).isEqualTo(channel.trafficFee);
        assertThat(balances.entrySet().stream()
                .filter(one -> one.getKey().startsWith(LedgerAccounts.receiver("")))
                .mapToLong(Map.Entry::getValue).sum()).isEqualTo(channel.others);
        assertThat(balances.entrySet().stream()
                .filter(one -> one.getKey().startsWith(LedgerAccounts.receiver("")))
                .map(Map.Entry::getValue)).allMatch(share -> share >= 0);
        assertThat(balance(LedgerAccounts.frozen(MERCHANT))).isEqualTo(channel.frozen);
        assertThat(-balance(LedgerAccounts.ADVANCES)).isEqualTo(channel.advanced);
        assertThat(channel.advanced).isZero();
        assertThat(part.funds().refunding()).isEqualTo(Money.ZERO);
        assertSubsidyFollowsThePurchase();
        assertFeeIsDueForWhatStayedSold();
        assertAnswersSayWhereItCameFrom();
    }

    /**
     * All claims together: a refund rounds once, the one that takes the rest takes the rest of the
     * fee, and one that is closed takes nothing, whatever came back for it.
     */
    private void assertFeeIsDueForWhatStayedSold() {
        if (divided == null) {
            return;
        }
        List<Refund> back = refunds.values().stream()
                .filter(refund -> refund.origin().afterSettlement()
                        && refund.state() == Refund.State.SUCCESS)
                .toList();
        long less = back.stream().mapToLong(refund -> refund.sources().trafficFeeOwed().total()
                + returnedOf(refund)).sum();
        long fee = divided.trafficFee().plus(divided.trafficFeeOwed()).total();
        long amount = divided.amount().total();
        long kept = amount - refundedOfDivision();
        assertThat(Math.abs((fee - less) * amount - fee * kept))
                .isLessThanOrEqualTo(back.size() * amount);
        assertThat(fee - less).isBetween(0L, kept == 0 ? 0L : fee);
    }

    /** What did not come back is owed, which is the same. */
    private long returnedOf(Refund refund) {
        return returns.getOrDefault(refund.number(), List.of()).stream()
                .filter(one -> one.share() == ShareReturn.Share.TRAFFIC_FEE)
                .mapToLong(one -> one.amount().total()).sum();
    }

    /** What is left of it is in proportion to what is left of the purchase, on both sides. */
    private void assertSubsidyFollowsThePurchase() {
        long owed = -balance(LedgerAccounts.TRAFFIC_OWES);
        assertThat(-balance(LedgerAccounts.SUBSIDIES) + owed).isEqualTo(channel.subsidy);
        assertThat(owed).isBetween(0L, channel.subsidy);
        boolean allBack = !part.left().isPositive();
        assertThat(withdrawn).isEqualTo(
                allBack && divided == null && part.subsidy().amount().isPositive());
        if (divided != null) {
            long kept = divided.amount().total() - refundedOfDivision();
            long due = divided.subsidy().amount().total();
            assertThat(channel.subsidy).isEqualTo(
                    due - due * (divided.amount().total() - kept) / divided.amount().total());
        }
    }

    private long refundedOfDivision() {
        return refunds.values().stream().filter(refund -> refund.origin().afterSettlement()
                && refund.state() == Refund.State.SUCCESS)
                .mapToLong(refund -> refund.amount().total()).sum();
    }

    private void assertAnswersSayWhereItCameFrom() {
        long told = requests.values().stream().map(request -> RefundReplies.of(request,
                refunds.values().stream().filter(refund -> request.refundId()
                        .equals(refund.origin().refundId())).toList()))
                .filter(PaymentRefunded.class::isInstance)
                .map(PaymentRefunded.class::cast)
                .flatMap(reply -> reply.parts().stream())
                .mapToLong(one -> one.amount().total()).sum();
        assertThat(told).isEqualTo(channel.refunded);
    }

    private long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    private static Step step() {
        return new Step(new StepRef("RefundOrder-1", "RefundPayment", 1),
                TraceParent.start());
    }
}
