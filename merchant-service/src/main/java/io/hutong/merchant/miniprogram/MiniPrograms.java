package io.hutong.merchant.miniprogram;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantEvent;
import io.hutong.contracts.message.MiniProgramReinstated;
import io.hutong.contracts.message.MiniProgramSuspended;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mini-programs that sell on the platform. */
@Service
public class MiniPrograms {

    private final MiniProgramSql sql;
    private final Outbox outbox;

    MiniPrograms(MiniProgramSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    Optional<MiniProgram> find(String id) {
        return sql.find(id);
    }

    /** The changes of its standing, newest first; empty when there is no such mini-program. */
    Optional<List<MiniProgram.Change>> history(String id, long before, int limit) {
        return exists(id) ? Optional.of(sql.history(id, before, limit)) : Optional.empty();
    }

    public boolean exists(String id) {
        return sql.find(id).isPresent();
    }

    /**
     * Creates it in good standing, or changes its name and permits.
     *
     * @param askedBy who wants it so
     */
    @Transactional
    public void save(String id, String name, List<String> permits, String askedBy) {
        sql.save(id, name, permits, askedBy);
    }

    /** @return empty when there is no such mini-program */
    @Transactional
    Optional<Standing.Result> decide(String id, Standing.Decision decision, String by) {
        return sql.lockStanding(id).map(standing -> {
            Standing.Result result = standing.after(decision);
            if (result instanceof Standing.Changed(Standing to)) {
                sql.change(id, to, decision, by);
                outbox.append(List.of(OutgoingMessage.event(
                        Topics.MERCHANT_EVENTS, eventOf(id, decision), TraceParent.start())));
            }
            return result;
        });
    }

    private static MerchantEvent eventOf(String id, Standing.Decision decision) {
        return switch (decision) {
            case Standing.Suspend(SuspensionReason reason, String note, boolean refund) ->
                    new MiniProgramSuspended(id, reason.name(), note, refund ? true : null);
            case Standing.Reinstate(String note) -> new MiniProgramReinstated(id, note);
        };
    }
}
