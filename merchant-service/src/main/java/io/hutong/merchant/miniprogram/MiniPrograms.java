package io.hutong.merchant.miniprogram;

import io.hutong.merchant.miniprogram.model.StandingDecision;
import io.hutong.merchant.miniprogram.model.StandingDecision.Changed;
import io.hutong.merchant.miniprogram.model.StandingOrder;
import java.util.List;
import java.util.Optional;

/**
 * The mini-programs that sell on the platform. What changes them must be called inside a
 * transaction.
 */
public final class MiniPrograms {

    private final MiniProgramTable table;
    private final MiniProgramMessages messages;

    MiniPrograms(MiniProgramTable table, MiniProgramMessages messages) {
        this.table = table;
        this.messages = messages;
    }

    Optional<MiniProgramView> find(String id) {
        return table.find(id);
    }

    /** The changes of its standing, newest first; empty when there is no such mini-program. */
    Optional<List<MiniProgramView.Change>> history(String id, long before, int limit) {
        return exists(id) ? Optional.of(table.history(id, before, limit)) : Optional.empty();
    }

    public boolean exists(String id) {
        return table.find(id).isPresent();
    }

    /**
     * Creates it in good standing, or changes its name and permits.
     *
     * @param askedBy who wants it so
     */
    public void save(String id, String name, List<String> permits, String askedBy) {
        table.save(id, name, permits, askedBy);
    }

    /** @return empty when there is no such mini-program */
    Optional<StandingDecision> carryOut(String id, StandingOrder order, String by) {
        return table.lockStanding(id).map(standing -> {
            StandingDecision decision = StandingDecision.of(standing, order);
            if (decision instanceof Changed(var to)) {
                table.change(id, to, order, by);
                messages.tell(id, order);
            }
            return decision;
        });
    }
}
