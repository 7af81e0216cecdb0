/** From a paid order to received goods: parcels, the buyer's receipt, and its deadline. */
@NullMarked
package io.hutong.order.fulfilment;

import org.jspecify.annotations.NullMarked;
