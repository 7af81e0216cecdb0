package io.hutong.payment.followup;

import java.util.List;

/** Takes what refunds leave to do. */
public final class FollowUps {

    private final FollowUpTable table;

    FollowUps(FollowUpTable table) {
        this.table = table;
    }

    /** Stores them; they are carried out after the commit. What is known already is left alone. */
    public void plan(List<NewFollowUp> planned) {
        table.insert(planned);
    }
}
