package io.hutong.payment.followup;

import io.hutong.work.AfterCommit;
import java.util.List;

/** Takes what refunds leave to do. */
public final class FollowUps {

    private final FollowUpStore store;
    private final Runnable wake;

    FollowUps(FollowUpStore store, Runnable wake) {
        this.store = store;
        this.wake = wake;
    }

    /** Stores them; they are carried out after the commit. What is known already is left alone. */
    public void plan(List<NewFollowUp> planned) {
        if (!planned.isEmpty()) {
            store.insert(planned);
            AfterCommit.run(wake);
        }
    }
}
