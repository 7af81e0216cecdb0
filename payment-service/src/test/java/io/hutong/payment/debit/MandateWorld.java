package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.debit.MandateHistoryPropertyTest.Course;
import io.hutong.payment.debit.MandateHistoryPropertyTest.Event;
import io.hutong.payment.mandate.Mandate;
import io.hutong.payment.mandate.MandateStatus;
import io.hutong.payment.mandate.SpendingLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One buyer's mandates as we count them, and the channel that takes money under them. */
final class MandateWorld {

    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));

    private final SpendingLimits limits;
    private final Map<String, Mandate> mandates = new HashMap<>();
    private final List<Debit> underWay = new ArrayList<>();
    private final List<Debit> taken = new ArrayList<>();
    private final Set<String> revoked = new HashSet<>();
    private LocalDate today = LocalDate.parse("2026-11-11");
    private @Nullable String signed;
    private int numbers;

    /** @param charged whether the channel has the money and only the answer was lost */
    private record Debit(int number, String mandateId, Money amount, LocalDate day,
            boolean charged) {
    }

    MandateWorld(long perDebit, long perDay, int countPerDay) {
        limits = new SpendingLimits(Money.fen(perDebit), Money.fen(perDay), countPerDay);
        sign();
    }

    void happens(Event event) {
        switch (event) {
            case Event.Order(long fen) -> order(fen);
            case Event.Answer(int which, Course course) -> {
                if (!underWay.isEmpty()) {
                    answer(underWay.remove(which % underWay.size()), course);
                }
            }
            case Event.Midnight() -> today = today.plusDays(1);
            case Event.Revoked() -> {
                if (signed != null) {
                    revoked.add(signed);
                }
            }
            case Event.Heard() -> {
                if (signed != null && revoked.contains(signed)) {
                    signed = null;
                }
            }
            case Event.SignedAgain() -> {
                if (signed == null) {
                    sign();
                }
            }
        }
    }

    private void sign() {
        signed = "mandate-" + ++numbers;
        mandates.put(signed, new Mandate(signed, "b", new Mandate.Contract(signed, "C" + numbers,
                null), MandateStatus.SIGNED, Mandate.Usage.NONE,
                new Mandate.Times(null, null, 0)));
    }

    /** As the consumer of commands does it, with the mandate locked. */
    private void order(long fen) {
        Money amount = Money.fen(fen);
        Mandate before = signed == null ? null : mandates.get(signed);
        switch (AuthorizeDecision.first(command(amount), new AuthorizeDecision.Circumstances(
                false, before, limits, today, "RULE_LIMIT"))) {
            case AuthorizeDecision.Debit(Mandate reserved) -> {
                mandates.put(reserved.mandateId(), reserved);
                underWay.add(new Debit(
                        ++numbers, reserved.mandateId(), amount, today, false));
            }
            case AuthorizeDecision.Decline _ ->
                    assertThat(before == null || isOver(before, amount)).isTrue();
            case AuthorizeDecision other -> throw new AssertionError("unexpected " + other);
        }
    }

    /** Nobody is turned away who was within the limits. */
    private boolean isOver(Mandate mandate, Money amount) {
        List<Debit> ofToday = counting(mandate.mandateId(), today);
        return amount.compareTo(limits.perDebit()) > 0
                || sum(ofToday).plus(amount).compareTo(limits.perDay()) > 0
                || ofToday.size() + 1 > limits.countPerDay();
    }

    private void answer(Debit debit, Course course) {
        if (debit.charged()) {
            taken.add(debit);
        } else if (revoked.contains(debit.mandateId())) {
            release(debit);
        } else {
            switch (course) {
                case CHARGED -> taken.add(debit);
                case DECLINED -> release(debit);
                case CHARGED_AND_LOST -> underWay.add(new Debit(debit.number(),
                        debit.mandateId(), debit.amount(), debit.day(), true));
                case NOT_SENT -> underWay.add(debit);
            }
        }
    }

    private void release(Debit debit) {
        mandates.computeIfPresent(debit.mandateId(),
                (_, mandate) -> mandate.release(debit.amount(), debit.day()));
    }

    void comesToRest() {
        while (!underWay.isEmpty()) {
            answer(underWay.removeFirst(), Course.DECLINED);
        }
    }

    /** What was taken and what may still be taken, whatever becomes of it. */
    void assertWithinTheLimits() {
        for (String mandate : mandates.keySet()) {
            for (LocalDate day = today; !day.isBefore(today.minusDays(2)); day = day.minusDays(1)) {
                List<Debit> all = counting(mandate, day);
                assertThat(sum(all)).isLessThanOrEqualTo(limits.perDay());
                assertThat(all.size()).isLessThanOrEqualTo(limits.countPerDay());
                assertThat(all).allMatch(
                        debit -> debit.amount().compareTo(limits.perDebit()) <= 0);
            }
        }
        assertThat(taken.stream().map(Debit::number)).doesNotHaveDuplicates();
    }

    /** Of the day that is counted exactly what was taken is left, no more and no less. */
    void assertNothingStaysReserved() {
        mandates.forEach((id, mandate) -> {
            LocalDate day = mandate.usage().on();
            if (day != null) {
                assertThat(mandate.usage().used()).isEqualTo(sum(counting(id, day)));
                assertThat(mandate.usage().count()).isEqualTo(counting(id, day).size());
            }
        });
    }

    private List<Debit> counting(String mandateId, LocalDate day) {
        List<Debit> all = new ArrayList<>(taken);
        all.addAll(underWay);
        all.removeIf(debit -> !debit.mandateId().equals(mandateId) || !debit.day().equals(day));
        return all;
    }

    private static Money sum(List<Debit> debits) {
        return debits.stream().map(Debit::amount).reduce(Money.ZERO, Money::plus);
    }

    private static AuthorizePayment command(Money amount) {
        return new AuthorizePayment("01m7zzzzzzzzzzzzzzzzzzzzzz", "b", "wx", amount,
                List.of(new AuthorizePayment.Part("m-tea", "1900000101", amount, "tea", TERMS)),
                Fallback.NONE);
    }
}
