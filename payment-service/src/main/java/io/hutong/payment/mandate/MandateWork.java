package io.hutong.payment.mandate;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.work.Parked;
import io.hutong.payment.work.RetrySchedule;
import io.hutong.payment.work.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the channel about mandates: those that wait for the buyer's signature, those that a
 * callback spoke of, and those that ended here and are still in force there.
 */
final class MandateWork implements Work<Mandate, MandateWork.Answer> {

    static final Duration LEASE = Duration.ofSeconds(30);
    private static final String REMARK = "ended by the buyer";

    private final MandateStore store;
    private final MandateLife life;
    private final PaymentChannel channel;
    private final Timing timing;
    private final TransactionTemplate transactions;

    record Timing(String owner, RetrySchedule schedule, InstantSource clock) {
    }

    /** @param contract absent when the channel has not answered, or does not know it */
    record Answer(Mandate mandate, @Nullable ContractState contract, boolean ended) {
    }

    MandateWork(MandateStore store, MandateLife life, PaymentChannel channel, Timing timing,
            TransactionTemplate transactions) {
        this.store = store;
        this.life = life;
        this.channel = channel;
        this.timing = timing;
        this.transactions = transactions;
    }

    @Override
    public List<Mandate> claim(int limit) {
        return transactions.execute(tx -> store.claim(limit, timing.owner, LEASE));
    }

    @Override
    public void recover() {
        store.recover(timing.owner);
    }

    @Override
    public Answer perform(Mandate mandate) {
        String code = mandate.contract().outCode();
        if (mandate.status() == MandateStatus.TERMINATED) {
            var answer = channel.terminateContract(code, REMARK);
            return new Answer(mandate, null, answer instanceof ChannelAnswer.Answered
                    || answer instanceof ChannelAnswer.Refused<?>(int s, String c, String m)
                            && (c.equals("INVALID_REQUEST") || c.equals("RESOURCE_NOT_EXISTS")));
        }
        return new Answer(mandate, channel.queryContract(code)
                instanceof ChannelAnswer.Answered<ContractState>(ContractState contract)
                        ? contract : null, false);
    }

    @Override
    public void write(List<Answer> answers) {
        transactions.executeWithoutResult(tx -> answers.forEach(this::apply));
    }

    @Override
    public Parked whereabouts(Answer answer) {
        String id = answer.mandate.mandateId();
        return new Parked("mandate", "mandate_id", id, id, id);
    }

    private void apply(Answer answer) {
        Mandate mandate = answer.mandate;
        ContractState contract = answer.contract;
        store.later(mandate.mandateId(), timing.schedule.after(mandate.times().tries()));
        if (answer.ended) {
            store.rest(mandate.mandateId());
        } else if (mandate.status() == MandateStatus.SIGNED && isOver(mandate)) {
            life.expire(mandate.mandateId());
        } else if (contract != null) {
            life.follow(mandate.mandateId(), contract);
        } else if (mandate.status() == MandateStatus.PENDING && isOver(mandate)) {
            life.expire(mandate.mandateId());
        }
    }

    private boolean isOver(Mandate mandate) {
        var end = mandate.times().expiresAt();
        return end != null && end.isBefore(timing.clock.instant());
    }
}
