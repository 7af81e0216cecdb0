package io.hutong.order.request;

import io.hutong.kernel.money.Money;
import io.hutong.web.validation.Checks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for money back, of a merchant or of a buyer: how much, why, and for which goods.
 *
 * @param <L> how it names a line
 */
public interface MoneyBackRequest<L extends AskedLine> {

    @Nullable
    Money amount();

    @Nullable
    String reason();

    /** Left out when it is not about certain goods. */
    @Nullable
    List<@Nullable L> lines();

    /** @throws io.hutong.web.problem.ProblemException 400 with every wrong field */
    default void check() {
        Checks.require(body -> {
            body.money("amount", amount()).between(1, RequestLimits.MONEY_MAX);
            body.text("reason", reason()).length(1, RequestLimits.REASON_MAX);
            if (lines() != null) {
                AskedLine.check(body, lines());
            }
        });
    }

    /** The amount of a request that has passed the check. */
    default Money requireAmount() {
        return Optional.ofNullable(amount()).orElseThrow();
    }

    /** The reason of a request that has passed the check. */
    default String requireReason() {
        return Optional.ofNullable(reason()).orElseThrow();
    }
}
