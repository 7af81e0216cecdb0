/**
 * Gifts: the giver pays, the recipient accepts within a day and says where it goes, or else the
 * money goes back by itself.
 */
@NullMarked
package io.hutong.order.gift;

import org.jspecify.annotations.NullMarked;
