/**
 * Setting stock aside for orders, decided in memory for a whole poll: what each command leads to,
 * and what the poll has changed in the end.
 */
@NullMarked
package io.hutong.merchant.reservation.model;

import org.jspecify.annotations.NullMarked;
