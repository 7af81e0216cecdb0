package io.hutong.payment.mandate;

import io.hutong.kernel.time.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;

/** @param lease who asks about it and until when; an answer counts only while it still holds */
record MandateTask(Mandate mandate, Lease lease) {

    static MandateTask read(ResultSet row) throws SQLException {
        return new MandateTask(Mandates.read(row), Lease.of(row));
    }

    MandateTask with(Mandate changed) {
        return new MandateTask(changed, lease);
    }

    String id() {
        return mandate.mandateId();
    }
}
