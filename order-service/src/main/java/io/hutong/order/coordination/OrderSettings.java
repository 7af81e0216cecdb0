package io.hutong.order.coordination;

import io.hutong.messaging.ReaderProgress;
import io.hutong.saga.Patience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the sagas are.
 *
 * @param reserving          wait for merchant-service's answer to a reservation
 * @param reservationTries   how often a reservation is asked for before the order is called off
 * @param authorizing        wait for payment-service; longer than its lease of a debit
 * @param buyerWaits         how long after placing a debit may begin: the buyer's limit, which
 *                           goes with the commands and calls off what nobody has read
 * @param hearing            what a participant has for the answer, once it has read a command
 *                           late or was away, where the step's own wait is not shorter
 * @param awaiting           wait for the buyer at the cashier; longer than payment-service keeps
 *                           it open, because that is what normally ends it
 * @param finishing          wait of steps that have to succeed, before their back-off
 * @param finishingTries     how often those are asked for before a person has to look
 * @param settling           wait for the division of the money, which the channel does later:
 *                           where it manages the orders, not before the receipt inside WeChat
 * @param settlingTries      how often it is asked for before a person has to look
 * @param firstBackOff       added to the second wait, doubled with each further one
 * @param maxBackOff         the most that is added
 * @param slowAfter          a saga that was asked for again more often than that is slow
 * @param slowWhenLate       so is one whose participant has not heard it for that long
 * @param sweepEvery         pause between two looks for passed deadlines
 * @param gaugesEvery        pause between two measurements of parked and overdue sagas
 */
@ConfigurationProperties("hutong.order.sagas")
public record OrderSettings(
        @DefaultValue("30s") Duration reserving,
        @DefaultValue("2") int reservationTries,
        @DefaultValue("60s") Duration authorizing,
        @DefaultValue("10m") Duration buyerWaits,
        @DefaultValue("60s") Duration hearing,
        @DefaultValue("20m") Duration awaiting,
        @DefaultValue("10s") Duration finishing,
        @DefaultValue("20") int finishingTries,
        @DefaultValue("6h") Duration settling,
        @DefaultValue("60") int settlingTries,
        @DefaultValue("2s") Duration firstBackOff,
        @DefaultValue("60s") Duration maxBackOff,
        @DefaultValue("3") int slowAfter,
        @DefaultValue("30s") Duration slowWhenLate,
        @DefaultValue("500ms") Duration sweepEvery,
        @DefaultValue("5s") Duration gaugesEvery) {

    /** How far back it is known what participants had read. */
    private static final Duration HEARING_MAX = ReaderProgress.REMEMBERED;

    public OrderSettings {
        requirePositive("reserving", reserving);
        requirePositive("authorizing", authorizing);
        requirePositive("awaiting", awaiting);
        requirePositive("finishing", finishing);
        requirePositive("settling", settling);
        if (firstBackOff.isNegative() || maxBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("hutong.order.sagas.max-back-off must not be"
                    + " shorter than hutong.order.sagas.first-back-off");
        }
        requirePositive("sweep-every", sweepEvery);
        requirePositive("buyer-waits", buyerWaits);
        requirePositive("slow-when-late", slowWhenLate);
        if (slowAfter < 1) {
            throw new IllegalArgumentException(
                    "hutong.order.sagas.slow-after must be at least 1");
        }
        if (hearing.isNegative() || hearing.compareTo(HEARING_MAX) > 0) {
            throw new IllegalArgumentException(
                    "hutong.order.sagas.hearing must be between zero and " + HEARING_MAX);
        }
        requirePositive("gauges-every", gaugesEvery);
    }

    /** For the reservation, which may be repeated at once and given up. */
    public Patience reservingPatience() {
        return new Patience(reserving, reservationTries, Duration.ZERO, Duration.ZERO);
    }

    /** For the debit, which is asked for once and then called off. */
    public Patience authorizingPatience() {
        return Patience.once(authorizing);
    }

    /** For the buyer at the cashier, who is waited for once. */
    public Patience awaitingPatience() {
        return Patience.once(awaiting);
    }

    /** For everything that has to succeed in the end. */
    public Patience finishingPatience() {
        return new Patience(finishing, finishingTries, firstBackOff, maxBackOff);
    }

    /** For the division of the money. */
    public Patience settlingPatience() {
        return new Patience(settling, settlingTries, firstBackOff, maxBackOff);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "hutong.order.sagas." + name + " must be positive");
        }
    }
}
