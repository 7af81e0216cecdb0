package io.hutong.merchant.reservation;

import java.time.Instant;
import java.util.Map;

/**
 * Everything that one poll's commands are about; reservations and stock are locked.
 *
 * @param reservations by order id, without the orders that are not known
 * @param now          the database's clock, so that all instances agree on deadlines
 */
record ReservationSnapshot(
        Map<String, Reservation> reservations, Assortment assortment, Shelf shelf, Instant now) {
}
