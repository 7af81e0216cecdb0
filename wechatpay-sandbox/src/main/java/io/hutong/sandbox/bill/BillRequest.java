package io.hutong.sandbox.bill;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which bill of which day.
 *
 * @param subMchid only this payee
 * @param type     {@code ALL}, {@code SUCCESS} or {@code REFUND}
 */
record BillRequest(String mchid, LocalDate date, Optional<String> subMchid, String type) {

    boolean isFor(String payee) {
        return subMchid.isEmpty() || subMchid.get().equals(payee);
    }
}
