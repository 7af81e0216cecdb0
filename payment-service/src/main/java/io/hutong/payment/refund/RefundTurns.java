package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.refund.ReturnStore.Planned;
import io.hutong.payment.refund.ShareReturn.Share;
import io.hutong.payment.refund.model.RefundOrder.Source;
import io.hutong.payment.refund.model.ReturnOrder;
import io.hutong.payment.settlement.Shares;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets refunds begin whose turn has come: the earlier ones of the part have ended, and the part is
 * not being divided. What a settled part's refund takes back is decided here, from what is left.
 */
final class RefundTurns {

    private static final String TOO_OLD = "TOO_OLD";

    private final RefundBooks books;
    private final Cases cases;
    private final Rules rules;

    /**
     * @param commerceMchid receives the commission
     * @param trafficMchid  receives the traffic fee
     * @param returnWithin  after the division; older shares stay where they are
     */
    record Rules(String commerceMchid, String trafficMchid, Duration returnWithin,
            InstantSource clock) {
    }

    RefundTurns(RefundBooks books, Cases cases, Rules rules) {
        this.books = books;
        this.cases = cases;
        this.rules = rules;
    }

    /** Call it in a transaction. */
    void begin(int limit) {
        List<String> orders = books.refunds().withQueued(limit).stream().sorted().toList();
        if (orders.isEmpty()) {
            return;
        }
        RefundBatch.Locked all = books.lock(orders);
        Begun begun = decide(new Locked(all.payments(), List.copyOf(all.refunds().values()),
                all.returns(), all.divided()), rules);
        books.refunds().begin(begun.refunds);
        books.returns().insert(begun.returns);
        cases.open(begun.returns.stream()
                .filter(one -> one.back().state() == ShareReturn.State.FAILED)
                .map(one -> RefundCases.notReturned(one.back(), one.origin().orderId()))
                .toList());
    }

    /** Everything of the orders whose refunds may begin. */
    record Locked(Map<String, Payment> payments, List<Refund> refunds,
            Map<String, List<ShareReturn>> returns,
            Map<String, Map<Integer, Shares.Divided>> divided) {
    }

    record Begun(List<Refund> refunds, List<Planned> returns) {
    }

    /** Pure: same rows and time, same decision. */
    static Begun decide(Locked locked, Rules rules) {
        List<Refund> begun = new ArrayList<>();
        List<Planned> planned = new ArrayList<>();
        for (Refund refund : locked.refunds) {
            Payment payment = Objects.requireNonNull(locked.payments.get(refund.orderId()));
            if (isItsTurn(refund, locked.refunds, payment)) {
                Shares.Divided shares = locked.divided.getOrDefault(
                        refund.orderId(), Map.of()).get(refund.origin().part());
                ReturnPlan plan = shares == null ? ReturnPlan.NOTHING
                        : ReturnPlan.of(refund.amount(), left(refund, shares, locked));
                List<Planned> returns = shares == null ? List.of()
                        : returns(refund, shares, plan, rules);
                planned.addAll(returns);
                begun.add(begun(refund, shares != null, returns, plan.trafficFeeOwed()));
            }
        }
        return new Begun(begun, planned);
    }

    static boolean isItsTurn(Refund refund, List<Refund> all, Payment payment) {
        return refund.state() == Refund.State.QUEUED
                && payment.status() != PaymentStatus.SETTLING
                && all.stream().filter(refund::isOfSamePartAs)
                        .noneMatch(other -> isAhead(other) || other.state() == Refund.State.QUEUED
                                && other.number().compareTo(refund.number()) < 0);
    }

    private static boolean isAhead(Refund other) {
        return switch (other.state()) {
            case RETURNING, CLAIMED, PROCESSING -> true;
            case QUEUED, SUCCESS, CLOSED, ABNORMAL -> false;
        };
    }

    private static Refund begun(
            Refund refund, boolean settled, List<Planned> plan, Money owedLess) {
        boolean toReturn = plan.stream().anyMatch(one -> one.back().state().isOpen());
        boolean allFailed = !plan.isEmpty() && !toReturn;
        return refund.begun(settled, toReturn ? Refund.State.RETURNING : Refund.State.CLAIMED,
                allFailed ? Source.PLATFORM_ADVANCE : Source.MERCHANT, owedLess);
    }

    private static List<Planned> returns(
            Refund refund, Shares.Divided divided, ReturnPlan plan, Rules rules) {
        boolean late = rules.clock.instant().isAfter(divided.at().plus(rules.returnWithin));
        List<Planned> planned = new ArrayList<>();
        add(planned, refund, late, ReturnStore.order(refund, Share.COMMISSION.suffix(1),
                divided.number(), rules.commerceMchid, plan.commission()), Share.COMMISSION);
        add(planned, refund, late, ReturnStore.order(refund, Share.TRAFFIC_FEE.suffix(1),
                divided.number(), rules.trafficMchid, plan.trafficFee()), Share.TRAFFIC_FEE);
        for (int i = 0; i < plan.others().size(); i++) {
            add(planned, refund, late, ReturnStore.order(refund, Share.OTHER.suffix(i + 1),
                    divided.number(), divided.others().get(i).mchid(), plan.others().get(i)),
                    Share.OTHER);
        }
        return planned;
    }

    private static void add(List<Planned> planned, Refund refund, boolean late,
            ReturnOrder order, Share share) {
        if (order.amount().isPositive()) {
            planned.add(new Planned(new ShareReturn(refund.number(), share, order,
                    late ? ShareReturn.State.FAILED : ShareReturn.State.CLAIMED,
                    late ? TOO_OLD : null, 0), refund.origin()));
        }
    }

    /**
     * A share that could not be taken back counts as taken: its receiver owes it. Where the refund
     * was closed all the same it owes nothing, and what did come back of the traffic platform's
     * fee is owed to it like what it never got.
     */
    private static ReturnPlan.Left left(
            Refund refund, Shares.Divided divided, Locked locked) {
        Money amount = divided.amount();
        Money commission = divided.commission();
        Money trafficFee = divided.trafficFee();
        Money owed = divided.trafficFeeOwed();
        Map<String, Money> others = new LinkedHashMap<>();
        divided.others().forEach(share -> others.put(share.mchid(), share.amount()));
        for (Refund other : locked.refunds) {
            if (other.equals(refund) || !other.isOfSamePartAs(refund)
                    || !other.origin().afterSettlement()) {
                continue;
            }
            if (other.state() != Refund.State.CLOSED) {
                amount = amount.minus(other.amount());
                owed = owed.minus(other.sources().trafficFeeOwed());
            }
            boolean again = other.origin().sharesOwedAgain();
            for (ShareReturn back : locked.returns.getOrDefault(
                    other.number(), List.of())) {
                if (again && back.state() == ShareReturn.State.FAILED) {
                    continue;
                }
                owed = again && back.share() == Share.TRAFFIC_FEE ? owed.plus(back.amount()) : owed;
                switch (back.share()) {
                    case COMMISSION -> commission = commission.minus(back.amount());
                    case TRAFFIC_FEE -> trafficFee = trafficFee.minus(back.amount());
                    case OTHER -> others.computeIfPresent(back.order().receiver(),
                            (_, share) -> share.minus(back.amount()));
                }
            }
        }
        return new ReturnPlan.Left(
                amount, commission, trafficFee, owed, List.copyOf(others.values()));
    }
}
