package io.hutong.work;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Things to do once the current transaction has committed, and never otherwise. */
public final class AfterCommit {

    private AfterCommit() {
    }

    /** @throws IllegalStateException when no transaction is active */
    public static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }
}
