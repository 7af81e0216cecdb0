package io.hutong.payment.mandate;

import io.hutong.work.Parked;
import io.hutong.work.Work;
import java.time.Duration;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the channel about mandates: those that wait for the buyer's signature, those that a
 * callback spoke of, and those that ended here until it is proven that they ended there.
 */
final class MandateWork implements Work<MandateTask, MandateWork.Answer> {

    static final Duration LEASE = Duration.ofSeconds(90);

    private final String owner;
    private final MandateStore store;
    private final MandateLife life;
    private final ContractCalls calls;
    private final TransactionTemplate transactions;

    record Answer(MandateTask task, ContractCalls.Reply reply) {
    }

    MandateWork(String owner, MandateStore store, MandateLife life, ContractCalls calls,
            TransactionTemplate transactions) {
        this.owner = owner;
        this.store = store;
        this.life = life;
        this.calls = calls;
        this.transactions = transactions;
    }

    @Override
    public List<MandateTask> claim(int limit) {
        return transactions.execute(tx -> store.claim(limit, owner, LEASE));
    }

    @Override
    public void recover() {
        store.recover(owner);
    }

    @Override
    public Answer perform(MandateTask task) {
        return new Answer(task, calls.ask(task.mandate()));
    }

    @Override
    public void write(List<Answer> answers) {
        transactions.executeWithoutResult(tx -> life.follow(answers));
    }

    @Override
    public Parked whereabouts(Answer answer) {
        String id = answer.task.id();
        return new Parked("mandate", "mandate_id", id, id, id);
    }
}
